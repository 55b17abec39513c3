/** A value `y` seen at `x`, for example words correct at a week. */
export type Point = { x: number; y: number };
