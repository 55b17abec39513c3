type Spot = { x: number; y: number };

/** Pixels are told to the hundredth: more cannot be seen, and would differ between machines. */
const rounded = (pixels: number) => Math.round(pixels * 100) / 100;
const place = ({ x, y }: Spot) => `${rounded(x)},${rounded(y)}`;

/**
 * A line from spot to spot as the `d` of an SVG path; empty without spots.
 *
 * @example linePath([{ x: 0, y: 5 }, { x: 10, y: 2.5 }]) // 'M0,5L10,2.5'
 */
export const linePath = (spots: readonly Spot[]): string => (spots.length > 0 ? `M${spots.map(place).join('L')}` : '');

/** The surface between two edges as the `d` of an SVG path; empty without spots. */
export const areaPath = (edge: readonly Spot[], other: readonly Spot[]): string =>
  edge.length > 0 ? `${linePath([...edge, ...other.toReversed()])}Z` : '';
