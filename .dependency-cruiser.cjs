/** Imports point one way: functions and web to shared, local to what infra synthesized, shared to nothing of ours. */

const { builtinModules } = require('node:module');

/** What a browser cannot have: keys and DynamoDB, the steps of the pipeline, the AWS SDK, Node. */
const SERVER_ONLY = [
  '^shared/(store|pipeline)/',
  '(^|/)node_modules/@aws-sdk/',
  `^(node:)?(${builtinModules.filter((name) => !name.startsWith('_')).join('|')})$`,
];
const TESTS = '[.]test[.]tsx?$|/testing/';

const forbidden = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbidden('no-cycles', 'Modules that need each other are one module.', {}, { circular: true }),
    forbidden('no-unresolved', 'An import leads nowhere.', {}, { couldNotResolve: true }),
    forbidden(
      'shared-stands-alone',
      'The domain knows no handler, host, page or stack.',
      { path: '^shared/', pathNot: TESTS },
      { path: '^(functions|local|web|infra|tests|scripts)/' },
    ),
    forbidden(
      'statistics-stand-alone',
      'Statistics need nothing but numbers.',
      { path: '^shared/statistics/', pathNot: TESTS },
      { pathNot: '^shared/statistics/' },
    ),
    forbidden(
      'functions-need-shared-only',
      'A handler adapts events to the domain.',
      { path: '^functions/', pathNot: TESTS },
      { path: '^(local|web|infra|tests|scripts)/' },
    ),
    forbidden(
      'functions-stand-apart',
      'Functions share code through functions/runtime, functions/http and shared.',
      { path: '^functions/([^/]+)/' },
      { path: '^functions/', pathNot: '^functions/($1|runtime|http)/' },
    ),
    forbidden(
      'web-needs-pure-shared-only',
      'Pages run in browsers.',
      { path: '^web/src/', pathNot: TESTS },
      { path: ['^(functions|local|infra|tests|scripts)/', ...SERVER_ONLY] },
    ),
    forbidden(
      'web-reaches-no-server-code',
      'Nor can what pages import.',
      { path: '^web/src/', pathNot: TESTS },
      { path: SERVER_ONLY, reachable: true },
    ),
    forbidden(
      'local-hosts-what-infra-synthesized',
      'The host reads the template; what it hosts it does not import.',
      { path: '^local/', pathNot: TESTS },
      { path: '^(functions|web|tests|scripts)/|^shared/(store|pipeline)/' },
    ),
    forbidden(
      'local-asks-infra-to-synthesize',
      'Of infra, the host may call synthesize.',
      { path: '^local/' },
      { path: '^infra/', pathNot: '^infra/synthesize[.]ts$' },
    ),
    forbidden(
      'infra-describes',
      'The stack names roles as the domain does and puts down its contract, and imports nothing else.',
      { path: '^infra/' },
      { path: '^(functions|shared|local|web|tests|scripts)/', pathNot: '^shared/(access/roles|api/contract)[.]ts$' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
};
