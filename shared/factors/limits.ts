/**
 * Places with it, and places without, that a comparison needs at least. Of four against four the clearest order stands out
 * from chance (2 of 70 are as clear); of three against three none does (2 of 20), and the interval is wider by a third.
 */
export const FEWEST_ON_A_SIDE = 4;

/** Places that a number is followed along at least: so many as above. Already with these, a rho below 0.77 is not clear. */
export const FEWEST_PLACES = 2 * FEWEST_ON_A_SIDE;

/** More places for each attribute that is held equal: each takes a degree of freedom, and what is left has to judge it. */
const MORE_FOR_EACH_HELD_EQUAL = 4;

/** Places needed to hold so many attributes equal. */
export const fewestPlacesAt = (heldEqual: number): number => FEWEST_PLACES + MORE_FOR_EACH_HELD_EQUAL * heldEqual;
