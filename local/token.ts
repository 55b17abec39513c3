import { signAccessToken } from './identity/access-token.ts';
import { readIssuerRecord } from './identity/issuer-record.ts';
import { demoPeople, findPerson } from './identity/people.ts';
import { readSigningKeys } from './identity/signing-keys.ts';
import { readDataDir } from './settings.ts';
import { StartupError } from './startup-error.ts';

/** Prints a bearer token, good for 12 hours, for one of the made people: `npm run -s token -- backbone`. */
async function main([username]: readonly string[]): Promise<string> {
  const known = demoPeople.map((person) => person.username).join(', ');
  if (username === undefined) throw new StartupError(`Say whose token you want: npm run -s token -- NAME (${known})`);
  const person = findPerson(username);
  if (!person) throw new StartupError(`There is no ${username} on this machine. There are: ${known}.`);
  const dataDir = readDataDir(process.env);
  const [issuer, keys] = await Promise.all([readIssuerRecord(dataDir), readSigningKeys(dataDir)]);
  if (!issuer || !keys) throw new StartupError(`The data folder ${dataDir} has no keys yet. Run npm start first.`);
  return signAccessToken(person, issuer, keys);
}

try {
  console.log(await main(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
