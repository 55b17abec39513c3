/** Probabilities of Student's t distribution; `degrees` of freedom are above 0 and need not be whole. */

const MOST_STEPS = 10_000;
/** Stands in for 0 where Lentz's method would divide by it. */
const TINY = 1e-300;

/**
 * The probability that a t value is above `t`, 0 to 1, to a relative error of about 1e-13, also far out. NaN for NaN.
 * By the incomplete beta function (Abramowitz and Stegun 26.5.8 and 26.7.1). Agrees with R's
 * `pt(t, degrees, lower.tail = FALSE)`.
 *
 * @throws RangeError for degrees of freedom that are not above 0
 * @example studentTTail(2.2281388519862747, 10) // 0.025
 */
export function studentTTail(t: number, degrees: number): number {
  if (!(degrees > 0)) throw new RangeError(`Degrees of freedom are above 0, not ${degrees}.`);
  if (t < 0) return 1 - studentTTail(-t, degrees);
  if (t === Number.POSITIVE_INFINITY) return 0;
  const square = t * t;
  const [outside, inside] = [degrees / (degrees + square), square / (degrees + square)];
  const half = degrees / 2;
  const power = Math.exp(-half * Math.log1p(square / degrees));
  const common = (power * Math.sqrt(inside) * gammaRatio(half)) / Math.sqrt(Math.PI);
  return outside < (half + 1) / (half + 2.5)
    ? (common / degrees) * betaFraction(outside, half, 0.5)
    : 0.5 - common * betaFraction(inside, 0.5, half);
}

/**
 * The t value that is exceeded with probability `tail`, 0 to 1 without the ends, to a relative error of about 1e-12.
 * Agrees with R's `qt(tail, degrees, lower.tail = FALSE)`.
 *
 * @throws RangeError for a probability or degrees of freedom out of range
 * @example studentTQuantile(0.025, 10) // 2.2281388519862747
 */
export function studentTQuantile(tail: number, degrees: number): number {
  if (!(tail > 0 && tail < 1)) throw new RangeError(`A probability lies between 0 and 1, not at ${tail}.`);
  if (tail > 0.5) return -studentTQuantile(1 - tail, degrees);
  // The tail falls and bends upward for t > 0, so that Newton's steps from 0 never go too far.
  let t = 0;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = t + (studentTTail(t, degrees) - tail) / density(t, degrees);
    if (!(next - t > t * 4 * Number.EPSILON)) return next;
    t = next;
  }
  return t;
}

/** The two-sided p value of a t value. */
export function studentTTwoSidedP(t: number, degrees: number): number {
  return Math.min(1, 2 * studentTTail(Math.abs(t), degrees));
}

function density(t: number, degrees: number): number {
  const power = Math.exp(-((degrees + 1) / 2) * Math.log1p((t * t) / degrees));
  return (power * gammaRatio(degrees / 2)) / Math.sqrt(Math.PI * degrees);
}

/** Γ(a + 1/2) / Γ(a), by its asymptotic series, to which small `a` are led by recurrence. */
function gammaRatio(a: number): number {
  if (a < 20) return (gammaRatio(a + 1) * a) / (a + 0.5);
  const square = 1 / (a * a);
  const series = 1 / 8 - square * (1 / 192 - square * (1 / 640 - (square * 17) / 14_336));
  return Math.sqrt(a) * Math.exp(-series / a);
}

/** The continued fraction of the incomplete beta function I_x(a, b), by Lentz's method (Thompson and Barnett 1986). */
function betaFraction(x: number, a: number, b: number): number {
  let [c, d, fraction] = [1, 0, 1];
  for (let step = 1; step < MOST_STEPS; step += 1) {
    const m = Math.floor(step / 2);
    const numerator = step % 2 === 0 ? m * (b - m) * x : -(a + m) * (a + b + m) * x;
    const term = numerator / ((a + step - 1) * (a + step));
    d = 1 / (1 + term * d || TINY);
    c = 1 + term / c || TINY;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < Number.EPSILON) break;
  }
  return 1 / fraction;
}
