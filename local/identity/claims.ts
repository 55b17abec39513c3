import type { Person } from './people.ts';

const groups = (person: Person) => (person.groups.length > 0 ? { 'cognito:groups': [...person.groups] } : {});

/** What Cognito puts into a person's access token, beside subject, lifetime and scope. */
export const accessTokenClaims = (person: Person, clientId: string) => ({
  token_use: 'access',
  client_id: clientId,
  username: person.username,
  ...groups(person),
});

/** What Cognito puts into a person's ID token, beside audience and lifetime. */
export const idTokenClaims = (person: Person) => ({
  token_use: 'id',
  'cognito:username': person.username,
  email: person.email,
  email_verified: true,
  name: person.name,
  ...groups(person),
});
