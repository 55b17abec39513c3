import { resolve } from 'node:path';
import { StartupError } from './startup-error.ts';

/** How this start of the host was asked for. */
export interface Settings {
  /** On 127.0.0.1. */
  readonly port: number;
  /** Absolute. */
  readonly dataDir: string;
  readonly dynamodbEndpoint: string | undefined;
  /** Load the demo partnership when there is no data. */
  readonly demo: boolean;
}

const DEFAULT_PORT = 8080;

/**
 * Reads the command line and the environment.
 * @throws StartupError that names the flag or variable which is not understood
 */
export function readSettings(argv: readonly string[], env: NodeJS.ProcessEnv): Settings {
  const unknown = argv.find((argument) => argument !== '--empty');
  if (unknown) throw new StartupError(`There is no option ${unknown}. Use: npm start -- [--empty]`);
  return {
    port: readPort(env.PORT),
    dataDir: readDataDir(env),
    dynamodbEndpoint: readEndpoint(env.THROUGHLINE_DYNAMODB_ENDPOINT),
    demo: !argv.includes('--empty'),
  };
}

/** Where state lives. */
export const readDataDir = (env: NodeJS.ProcessEnv): string => resolve(env.THROUGHLINE_DATA_DIR || '.throughline');

function readPort(text: string | undefined): number {
  if (!text) return DEFAULT_PORT;
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new StartupError(`PORT is "${text}"; it must be a whole number from 1 to 65535.`);
}

function readEndpoint(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (/^https?:$/.test(URL.parse(text)?.protocol ?? '')) return text;
  throw new StartupError(`THROUGHLINE_DYNAMODB_ENDPOINT is "${text}"; it must be a URL such as http://127.0.0.1:8000.`);
}
