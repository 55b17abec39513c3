/** What is wrong, by column, with every 150th row in turn. */
const mistakes: [column: string, wrong: string][] = [
  ['days_absent', '44'],
  ['school', 'Fir Creek Elementary'],
  ['grade', '14'],
  ['student_id', ''],
  ['english_learner', 'maybe'],
];
const EVERY = 150;

/** The same attendance file with some rows to mend, few enough that it is taken. */
export function withRowsToMend(file: string): string {
  const [heading = '', ...rows] = file.trimEnd().split('\n');
  const columns = heading.split(',');
  const mixed = rows.map((row, index) => {
    const mistake = index % EVERY === 7 ? mistakes[Math.floor(index / EVERY) % mistakes.length] : undefined;
    return mistake ? row.split(',').with(columns.indexOf(mistake[0]), mistake[1]).join(',') : row;
  });
  return `${[heading, ...mixed].join('\n')}\n`;
}
