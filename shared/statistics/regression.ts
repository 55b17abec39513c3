import { studentTQuantile, studentTTwoSidedP } from './student-t.ts';
import type { Interval } from './wilson.ts';

/** One thing observed: what is explained, by what, and with which weight (1 when absent, above 0). */
export type Observation = { y: number; x: readonly number[]; weight?: number };

/** A number of the equation, in units of y for one unit of its x. `t` and `p`, two-sided against 0, not without scatter. */
type Coefficient = {
  estimate: number;
  error: number;
  /** 95%, by t. */
  interval: Interval;
  t: number | undefined;
  p: number | undefined;
};

/** What the equation says of one observation. */
type Fitted = {
  fitted: number;
  /** y minus fitted. */
  residual: number;
  /** How much its own y says of what is fitted to it, 0 to 1. */
  leverage: number;
  /**
   * The residual in standard errors that are estimated without this observation: by t with one degree of freedom less
   * than the regression has. Undefined where the others fit without any scatter, or cannot be fitted without it.
   */
  studentized: number | undefined;
};

type Regression = {
  intercept: Coefficient;
  /** One for each x, in the order of x. */
  slopes: Coefficient[];
  /** In the order given. */
  observations: Fitted[];
  /** Observations minus coefficients, 1 or more. */
  degrees: number;
  /** Residual standard error, in units of y (at weight 1). */
  residual: number;
  /** Share of the variance of y that is told, 0 to 1; undefined where y does not vary. */
  rSquared: number | undefined;
};

/** What is left of a column, or of y, below this share of its length is nothing, as in R's `lm`. */
const NOTHING = 1e-7;

/**
 * Multiple regression by least squares: y = intercept + Σ slope · x, where a weight is the inverse of an observation's
 * variance, up to a factor. Undefined where the design is singular (an x that does not vary, or that follows from the
 * others) or where no degree of freedom is left. Assumes independent residuals. By QR decomposition. Agrees with R's
 * `lm(y ~ x1 + x2, weights = weight)`, `hatvalues` and `rstudent`.
 *
 * @throws RangeError for observations with different numbers of x
 * @example regress([[0, 1], [1, 3], [2, 4]].map(([x, y]) => ({ y, x: [x] }))) // slope 1.5, intercept 1.1667
 */
export function regress(observations: readonly Observation[]): Regression | undefined {
  const width = observations[0]?.x.length ?? 0;
  if (observations.some(({ x }) => x.length !== width)) throw new RangeError('Observations have different x.');
  const degrees = observations.length - width - 1;
  const roots = observations.map(({ weight = 1 }) => Math.sqrt(weight));
  const column = (of: (one: Observation) => number) => observations.map((one, at) => of(one) * (roots[at] as number));
  const design = [column(() => 1), ...Array.from({ length: width }, (_, at) => column(({ x }) => x[at] as number))];
  const decomposed = degrees > 0 ? decompose(design) : undefined;
  if (!decomposed) return undefined;
  const { q, r } = decomposed;
  const y = column((one) => one.y);
  const least = dot(y, y) * NOTHING ** 2;
  const projections = q.map((one) => dot(one, y));
  const residuals = projections.reduce((left, by, at) => minus(left, q[at] as number[], by), y);
  const squares = atLeast(least, dot(residuals, residuals));
  const residual = Math.sqrt(squares / degrees);
  const [intercept, ...slopes] = invert(r).map((row) =>
    coefficient(dot(row, projections), residual * Math.sqrt(dot(row, row)), degrees),
  ) as [Coefficient, ...Coefficient[]];
  const left = minus(y, q[0] as number[], projections[0] as number);
  const total = atLeast(least, dot(left, left));
  const fitted = observations.map((one, at): Fitted => {
    const leverage = q.reduce((sum, basis) => sum + (basis[at] as number) ** 2, 0);
    const own = residuals[at] as number;
    const others = atLeast(least, squares - own ** 2 / (1 - leverage));
    const isJudged = degrees > 1 && leverage < 1 - NOTHING && others > 0;
    const away = own / (roots[at] as number);
    const studentized = isJudged ? own / Math.sqrt((others / (degrees - 1)) * (1 - leverage)) : undefined;
    return { fitted: one.y - away, residual: away, leverage, studentized };
  });
  const rSquared = total > 0 ? 1 - squares / total : undefined;
  return { intercept, slopes, observations: fitted, degrees, residual, rSquared };
}

function coefficient(estimate: number, error: number, degrees: number): Coefficient {
  const reach = studentTQuantile(0.025, degrees) * error;
  const t = error > 0 ? estimate / error : undefined;
  const p = t === undefined ? undefined : studentTTwoSidedP(t, degrees);
  return { estimate, error, interval: [estimate - reach, estimate + reach], t, p };
}

const atLeast = (least: number, value: number) => (value > least ? value : 0);

/**
 * Columns as orthonormal ones (q) and how they are made of them (r, upper triangular, by row), by Gram and Schmidt's
 * method carried out twice, which is as exact as Householder's (Giraud et al. 2005). Undefined when one follows from those
 * before it.
 */
function decompose(columns: readonly number[][]): { q: number[][]; r: number[][] } | undefined {
  const q: number[][] = [];
  const r = columns.map(() => columns.map(() => 0));
  for (const [at, column] of columns.entries()) {
    let left = column;
    for (const [row, basis] of [...q.entries(), ...q.entries()]) {
      const part = dot(basis, left);
      (r[row] as number[])[at] = (r[row]?.[at] ?? 0) + part;
      left = minus(left, basis, part);
    }
    const length = Math.hypot(...left);
    if (!(length > NOTHING * Math.hypot(...column))) return undefined;
    (r[at] as number[])[at] = length;
    q.push(left.map((value) => value / length));
  }
  return { q, r };
}

/** The inverse of an upper triangular matrix, by row. */
function invert(r: readonly number[][]): number[][] {
  const inverse = r.map(() => r.map(() => 0));
  for (let row = r.length - 1; row >= 0; row -= 1) {
    const own = r[row]?.[row] as number;
    for (let column = row; column < r.length; column += 1) {
      const unit = row === column ? 1 : 0;
      const below = r.slice(row + 1).reduce((sum, _, at) => {
        const between = row + 1 + at;
        return sum + (r[row]?.[between] as number) * (inverse[between]?.[column] as number);
      }, 0);
      (inverse[row] as number[])[column] = (unit - below) / own;
    }
  }
  return inverse;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] as number), 0);
}

function minus(a: readonly number[], b: readonly number[], times: number): number[] {
  return a.map((value, at) => value - times * (b[at] as number));
}
