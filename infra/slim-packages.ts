import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/**
 * The AWS SDK's descriptions of operations are plain lists, but with computed keys, so esbuild cannot know that leaving
 * out those which a function does not use changes nothing. This tells it; up to 60 KB a bundle.
 */
const SDK_SCHEMAS = /@aws-sdk[\\/]client-[a-z0-9-]+[\\/]dist-es[\\/]schemas[\\/]schemas_\d+\.js$/;
const SCHEMA = /^((?:export )?var \w+\$? =) (\[.*?\]);$/gms;

/** Each client of the SDK takes its whole package.json with it, for the version. */
const SDK_PACKAGE = /@aws-sdk[\\/]client-[a-z0-9-]+[\\/]package\.json$/;

/**
 * Nodemailer's table of file name extensions has 77 KB and is for attachments of unknown type. What our mails attach
 * says its type itself.
 */
const MIME_TYPES = /nodemailer[\\/]dist[\\/]esm[\\/]mime-funcs[\\/]mime-types\.js$/;
const NO_MIME_TYPES = `
  export const detectMimeType = () => 'application/octet-stream';
  export const detectExtension = () => 'bin';
`;

/** How nodemailer fetches what a mail names by its address, which ours never do; 9 KB. */
const MAIL_FETCH = /nodemailer[\\/]dist[\\/]esm[\\/]fetch[\\/]index\.js$/;
const NO_MAIL_FETCH = `export default () => { throw new Error('Fetching is left out of the bundles.'); }`;

/** Hashes written in JavaScript, for machines whose Node has none of its own; 3 KB each. */
const JS_HASHES = /[\\/](Sha1Js|Sha256Js)\.js$/;
const NO_JS_HASH = (name: string) =>
  `export class ${name} { constructor() { throw new Error('Hashes are made by Node.'); } }`;

/** Streams of events, which no function of ours reads or writes (S3 Select and the like); 15 KB. */
const EVENT_STREAMS = /@smithy[\\/]core[\\/]dist-es[\\/]submodules[\\/]event-streams[\\/]index\.js$/;
const NO_EVENT_STREAMS = `
  export const eventStreamSerdeProvider = () => undefined;
  export const resolveEventStreamSerdeConfig = (config) => config;
  export class EventStreamSerde { constructor() { throw new Error('Event streams are left out of the bundles.'); } }
`;

/** How DynamoDB's client remembers endpoints that it discovers, which it does only when told to; 8 KB. */
const ENDPOINT_CACHE = /@aws-sdk[\\/]endpoint-cache[\\/]dist-es[\\/]EndpointCache\.js$/;
const NO_ENDPOINT_CACHE = `
  export class EndpointCache { getEndpoint() { throw new Error('Discovering endpoints is left out of the bundles.'); } }
`;

/** How zod writes schemas down as JSON Schema; 17 KB, and the contract of the API is put down before. */
const JSON_SCHEMAS = /zod[\\/]v4[\\/]core[\\/](?:to-json-schema|json-schema-processors)\.js$/;
const EXPORTED = /^export (?:function|const) (\w+)|^export \{ \w+ as (\w+) \}/gm;
const NO_JSON_SCHEMA = `() => () => { throw new Error('Writing schemas down is left out of the bundles.'); }`;

/** Takes out of packages what the functions never use, and what esbuild keeps. */
export const slimPackages: Plugin = {
  name: 'slim-packages',
  setup({ onLoad }) {
    onLoad({ filter: SDK_SCHEMAS }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(SCHEMA, '$1 /* @__PURE__ */ (() => $2)();'),
    }));
    onLoad({ filter: EVENT_STREAMS }, () => ({ contents: NO_EVENT_STREAMS }));
    onLoad({ filter: SDK_PACKAGE }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8')) as { version: string };
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
    onLoad({ filter: JS_HASHES }, ({ path }) => ({ contents: NO_JS_HASH(JS_HASHES.exec(path)?.[1] ?? '') }));
    onLoad({ filter: ENDPOINT_CACHE }, () => ({ contents: NO_ENDPOINT_CACHE }));
    onLoad({ filter: MAIL_FETCH }, () => ({ contents: NO_MAIL_FETCH }));
    onLoad({ filter: MIME_TYPES }, () => ({ contents: NO_MIME_TYPES }));
    onLoad({ filter: JSON_SCHEMAS }, async ({ path }) => {
      const names = [...(await readFile(path, 'utf8')).matchAll(EXPORTED)].map(([, name, alias]) => name ?? alias);
      return {
        contents: `const left = ${NO_JSON_SCHEMA}; export { ${names.map((name) => `left as ${name}`).join(', ')} };`,
      };
    });
  },
};
