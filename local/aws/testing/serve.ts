import { startAwsEndpoint } from '../endpoint.ts';
import { crashOptions } from './crash-options.ts';

/** A process that serves until it is killed: `node serve.ts <data folder>` prints its URL. */
const [dataDir = ''] = process.argv.slice(2);
const { url } = await startAwsEndpoint(crashOptions(dataDir));
console.log(url);
