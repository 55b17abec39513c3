import highsModule from 'highs';

/** The package's types speak of its CommonJS form; as an ES module its default export is the function itself. */
const loadHighs = highsModule as unknown as typeof highsModule.default;

/** Columns with bounds, rows that hold them together. Bounds are whole numbers. */
export type LinearProgram = {
  columns: { lower: number; upper: number }[];
  rows: { lower: number; upper: number; entries: (readonly [column: number, coefficient: number])[] }[];
};

/** A program that is solved again and again for other objectives. */
export type Session = {
  /** The columns' values where the weighted sum is largest; undefined when nothing is possible within the bounds. */
  maximize(weights: readonly (readonly [column: number, weight: number])[]): Float64Array | undefined;
  /** The same with whole numbers only; slower. */
  maximizeWhole(weights: readonly (readonly [column: number, weight: number])[]): Float64Array | undefined;
  /** Changes the bounds of a column. */
  bound(column: number, lower: number, upper: number): void;
};

export type Solver = {
  /** Solves a program by `use`, for which it stays in memory. `many`: for hundreds of objectives over the same bounds. */
  solve<T>(program: LinearProgram, use: (session: Session) => T, many?: boolean): T;
};

/** The solver gave no answer that can be relied on. Nothing new may be shown. */
export class SolverFault extends Error {
  override name = 'SolverFault';
}

/** Long enough for any answer seen, and far below a function's time. */
const SECONDS_PER_ANSWER = 10;
const [DUAL_SIMPLEX, PRIMAL_SIMPLEX, DEVEX] = [1, 4, 1];

let loading: ReturnType<typeof loadHighs> | undefined;

/** HiGHS, the solver of linear and whole-number programs, loaded once in a process. */
export async function loadSolver(): Promise<Solver> {
  loading ??= loadHighs();
  const highs = await loading;
  const { modelStatus, variableType, objectiveSense } = highs.constants;

  function solve<T>(program: LinearProgram, use: (session: Session) => T, many = false): T {
    const { columns } = program;
    return highs.withModel({ ...modelData(program), sense: objectiveSense.maximize }, (model) => {
      model.options.set({
        output_flag: false,
        time_limit: SECONDS_PER_ANSWER,
        simplex_strategy: many ? PRIMAL_SIMPLEX : DUAL_SIMPLEX,
        // Both were quicker here than the solver's own choice.
        presolve: 'off',
        simplex_dual_edge_weight_strategy: DEVEX,
        mip_rel_gap: 0,
      });
      const all = { kind: 'range' as const, from: 0, to: columns.length - 1 };
      const maximize: Session['maximize'] = (weights) => {
        const costs = new Float64Array(columns.length);
        for (const [column, weight] of weights) costs[column] = weight;
        model.changeColsCost(all, costs);
        model.run();
        const status = model.getModelStatus();
        if (status === modelStatus.infeasible) return undefined;
        if (status !== modelStatus.optimal) throw new SolverFault(`The solver stopped with status ${status}.`);
        const { colValue } = model.getSolution();
        const values = Float64Array.from(colValue);
        if (values.length !== columns.length || values.some(Number.isNaN)) {
          throw new SolverFault('The solver gave no numbers.');
        }
        return values;
      };
      return use({
        maximize,
        maximizeWhole(weights) {
          setTypes(variableType.integer);
          try {
            return maximize(weights);
          } finally {
            setTypes(variableType.continuous);
          }
        },
        bound: (column, lower, upper) => model.changeColBounds(column, lower, upper),
      });

      function setTypes(type: typeof variableType.integer | typeof variableType.continuous): void {
        model.changeColsIntegrality(
          all,
          columns.map(() => type),
        );
      }
    }) as T;
  }
  return { solve };
}

/** The program row by row, as the solver takes it. */
function modelData({ columns, rows }: LinearProgram) {
  const starts = new Int32Array(rows.length + 1);
  for (const [row, { entries }] of rows.entries()) starts[row + 1] = (starts[row] ?? 0) + entries.length;
  const count = starts[rows.length] ?? 0;
  const [indices, values] = [new Int32Array(count), new Float64Array(count)];
  let at = 0;
  for (const { entries } of rows) {
    for (const [column, coefficient] of entries) {
      indices[at] = column;
      values[at] = coefficient;
      at += 1;
    }
  }
  return {
    numCols: columns.length,
    numRows: rows.length,
    colCost: new Float64Array(columns.length),
    colLower: Float64Array.from(columns, ({ lower }) => lower),
    colUpper: Float64Array.from(columns, ({ upper }) => upper),
    rowLower: Float64Array.from(rows, ({ lower }) => lower),
    rowUpper: Float64Array.from(rows, ({ upper }) => upper),
    matrix: {
      format: 'csr' as const,
      numCols: columns.length,
      numRows: rows.length,
      starts,
      indices,
      values,
    },
  };
}
