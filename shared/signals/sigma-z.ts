/** Mean moving range of two over the standard deviation, for normal values: d2 of n = 2, 2/√π. */
const D2 = 2 / Math.sqrt(Math.PI);

/**
 * Sigma of z-scores in the manner of Laney's p' chart (Laney 2002): the mean moving range over 1.128. Above 1, values vary
 * more than their counts alone would make them. Undefined with fewer than two scores.
 *
 * @param fitted how many parameters were fitted to the scores, which takes out part of their movement; R's
 *   `qicharts2::qic(chart = "pp")` fits one, and does not count it
 * @example sigmaZ([0, 1, -1, 0]) // 1.1816: the mean of 1, 2 and 1 over 1.1284
 */
export function sigmaZ(scores: readonly number[], fitted = 0): number | undefined {
  if (scores.length < 2 || scores.length <= fitted) return undefined;
  let ranges = 0;
  for (let index = 1; index < scores.length; index += 1) {
    ranges += Math.abs((scores[index] ?? 0) - (scores[index - 1] ?? 0));
  }
  const within = ranges / (scores.length - 1) / D2;
  return within * Math.sqrt(scores.length / (scores.length - fitted));
}
