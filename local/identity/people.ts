/** Someone who can sign in on this machine. */
export interface Person {
  /** What `npm run token` calls them, and the subject of their tokens. */
  readonly username: string;
  readonly name: string;
  readonly email: string;
  /** Groups of the user pool. */
  readonly groups: readonly string[];
  /** Who they are, in a few words. */
  readonly role: string;
}

/** The made people of the demonstration, one for each thing that a signed-in person may do. */
export const demoPeople: readonly Person[] = [
  {
    username: 'backbone',
    name: 'Robin Castillo',
    email: 'robin.castillo@partnership.example',
    groups: ['backbone'],
    role: 'Backbone staff: runs the partnership, changes everything',
  },
  {
    username: 'manager',
    name: 'Jordan Ames',
    email: 'jordan.ames@partnership.example',
    groups: ['manager'],
    role: 'Program manager: owns indicators, reads everything',
  },
  {
    username: 'visitor',
    name: 'Sasha Oyelaran',
    email: 'sasha.oyelaran@elsewhere.example',
    groups: [],
    role: 'Signed in, in no group: may see nothing',
  },
];

export const findPerson = (username: string) => demoPeople.find((person) => person.username === username);
