import { audit } from '../../shared/disclosure/audit.ts';
import { type Decision, decide } from '../../shared/disclosure/decide.ts';
import { createEvidence, type Query } from '../../shared/disclosure/evidence.ts';
import { FIXED } from '../../shared/disclosure/freedom.ts';
import { type DisclosureMemory, NO_MEMORY, rememberedFreedoms } from '../../shared/disclosure/memory.ts';
import { componentsOf, rowsWithCells } from '../../shared/disclosure/program.ts';
import { disclosureSettings } from '../../shared/disclosure/settings.ts';
import { loadSolver, type Solver } from '../../shared/disclosure/solver.ts';
import { studentsIn, type TableCell } from '../../shared/disclosure/table.ts';
import { makeRegion } from './made-region.ts';

const MONTHS_A_YEAR = 9;
const settings = disclosureSettings(10);

export type DisclosureFigures = {
  months: number;
  cellMonths: number;
  /** Groups of 1 to 9 students. */
  smallPercent: number;
  hiddenPercent: number;
  codedPercent: number;
  /** Of the students in race and ethnicity groups of schools, those in hidden ones. */
  studentsHiddenPercent: number;
  secondsFirstRelease: number;
  secondsLaterRelease: number;
  secondsSlowestRelease: number;
  /** Small groups that a reader of a single release comes too near to: must be 0. */
  narrowForOneRelease: number;
  /** The same for a reader who keeps all releases of a school year and knows all changes; and those known exactly. */
  narrowOverTime: number;
  exactOverTime: number;
};

/** Three school years of a made region of 7 districts and 60 schools with six dimensions, released month by month. */
export async function benchDisclosure(years = 3): Promise<DisclosureFigures> {
  const solver = await loadSolver();
  const released: (Decision & { seconds: number; isFirst: boolean })[] = [];
  let [narrowOverTime, exactOverTime] = [0, 0];
  for (let year = 1; year <= years; year += 1) {
    const region = makeRegion(year, MONTHS_A_YEAR);
    const ofYear: Decision[] = [];
    let memory: DisclosureMemory = NO_MEMORY;
    for (let month = 0; month < MONTHS_A_YEAR; month += 1) {
      const measures = region.measuresOf(month);
      const start = performance.now();
      const input = { indicatorId: 'made', measures, places: region.places, settings, memory, recurs: true, solver };
      const decision = decide(input);
      released.push({ ...decision, seconds: (performance.now() - start) / 1000, isFirst: month === 0 });
      ofYear.push(decision);
      memory = decision.memory;
    }
    for (const decision of ofYear) {
      const known = knownOverTime(decision, memory, solver);
      narrowOverTime += known.narrow;
      exactOverTime += known.exact;
    }
  }
  return { ...summary(released), narrowOverTime, exactOverTime };
}

function summary(released: (Decision & { seconds: number; isFirst: boolean })[]) {
  const cells = released.flatMap(({ table, statuses }) =>
    table.cells.flatMap((cell, index) => (studentsIn(cell) > 0 ? [{ ...cell, status: statuses[index] }] : [])),
  );
  const percentOf = (holds: (cell: (typeof cells)[number]) => boolean) =>
    (100 * cells.filter(holds).length) / cells.length;
  const races = cells.filter(({ level, group }) => level === 'school' && group.startsWith('race_ethnicity:'));
  const students = (of: TableCell[]) => of.reduce((sum, cell) => sum + studentsIn(cell), 0);
  const median = (all: number[]) => all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0;
  return {
    months: released.length,
    cellMonths: cells.length,
    smallPercent: percentOf(isSmall),
    hiddenPercent: percentOf(({ status }) => status === 'hidden'),
    codedPercent: percentOf(({ status }) => status === 'few' || status === 'nearly-all'),
    studentsHiddenPercent: (100 * students(races.filter(({ status }) => status === 'hidden'))) / students(races),
    secondsFirstRelease: median(released.filter(({ isFirst }) => isFirst).map(({ seconds }) => seconds)),
    secondsLaterRelease: median(released.filter(({ isFirst }) => !isFirst).map(({ seconds }) => seconds)),
    secondsSlowestRelease: Math.max(...released.map(({ seconds }) => seconds)),
    narrowForOneRelease: released.reduce((sum, one) => sum + narrowForOneRelease(one), 0),
  };
}

const isSmall = (cell: TableCell) => studentsIn(cell) > 0 && studentsIn(cell) < settings.minimumStudents;

const queriesOf = (cell: number): Query[] => [
  { cell, quantity: 'students', width: settings.studentsWidth },
  { cell, quantity: 'meets', width: settings.eitherSideWidth },
  { cell, quantity: 'not', width: settings.eitherSideWidth },
];

function narrowForOneRelease({ table, evidence }: Decision): number {
  return table.cells.filter((cell, index) => isSmall(cell) && !queriesOf(index).every(evidence.holds)).length;
}

/** The small groups of one month that all releases of the year together leave too little room for. */
function knownOverTime({ table }: Decision, memory: DisclosureMemory, solver: Solver) {
  const freedoms = rememberedFreedoms(memory, 'made', table);
  const evidence = createEvidence();
  const small = new Set(table.cells.flatMap((cell, index) => (isSmall(cell) ? [index] : [])));
  for (const component of componentsOf(rowsWithCells(table), freedoms)) {
    const queries = component.cells.filter((cell) => small.has(cell)).flatMap(queriesOf);
    audit(component, { table, freedoms, evidence, solver, queries });
  }
  const reach = (cell: number) => evidence.reachOf({ cell, quantity: 'students' });
  return {
    narrow: [...small].filter((cell) => !queriesOf(cell).every(evidence.holds)).length,
    exact: [...small].filter((cell) => freedoms[cell] === FIXED || reach(cell) === 0).length,
  };
}
