import { type ReactNode, useState } from 'react';
import type { Dataset } from '../../../../shared/catalog/dataset.ts';
import type { FileReading } from '../../../../shared/submissions/mapping/file-reading.ts';
import { mappingFrom } from '../../../../shared/submissions/mapping/mapping-from.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { changeWords, namesWords } from '../../words/mapping.ts';
import type { CheckedFile } from '../check/check-request.ts';
import { ChooseFile, useFileDrop } from '../file-zone.tsx';
import { SheetField } from '../sheet-field.tsx';
import type { useSending } from '../use-sending.ts';
import { ColumnRow } from './column-row.tsx';

type Props = {
  result: CheckedFile;
  reading: FileReading;
  dataset: Dataset;
  period: string;
  task: Pick<ReturnType<typeof useSending>, 'reading' | 'choose' | 'chooseSheet'>;
};

/** The partner says which column is which; what is suggested counts once it is confirmed. */
export function MappingView({ result, reading, dataset, period, task }: Props) {
  const { headings } = reading;
  const { chosen, choose, lacking, setLacking } = useChosen(reading);
  useFileDrop(task.choose, true);
  const confirm = () => {
    const missing = lackingOf(reading.targets, chosen);
    setLacking(missing);
    if (missing.length > 0) return;
    const link = { dataset, attributes: task.reading.expectation?.attributes, headings, period };
    task.reading.readBy(mappingFrom(chosen, link, result.mapping?.values));
  };
  return (
    <>
      <PageTitle tab="Which column is which?" focus>
        Which column is which?
      </PageTitle>
      <p className="sub">
        {result.file.name}. Say it once: it is remembered for your next files. Nothing has been sent.
      </p>
      <Why result={result} reading={reading} />
      <SheetField sheets={result.sheets} choose={task.chooseSheet} />
      <section className="sheet" aria-label="Columns">
        <ColumnTables {...{ reading, chosen, choose }} isOpen={lacksGroups(result)} />
        <NotNeeded {...{ headings, chosen }} />
        {lacking.length > 0 && <p role="alert">Choose a column for {lacking.join(', ')}.</p>}
        <div className="buttons">
          <button type="button" className="button primary big" onClick={confirm}>
            Read it this way
          </button>
          {result.checked.report && (
            <button type="button" className="button big" onClick={task.reading.keep}>
              Leave it as it is
            </button>
          )}
          <ChooseFile choose={task.choose} label="Choose another file" isQuiet />
        </div>
      </section>
    </>
  );
}

/** By field the number of its column. */
type Chosen = ReadonlyMap<string, number | undefined>;

/** What is chosen, to begin with what is read and suggested. A column is of one field: chosen for another, it leaves the first. */
function useChosen({ targets, choices }: FileReading) {
  const [chosen, setChosen] = useState<Chosen>(() => new Map(targets.map(({ name }) => [name, choices[name]?.column])));
  const [lacking, setLacking] = useState<string[]>([]);
  const choose = (field: string, column: number | undefined) => {
    const others = [...chosen].map(([name, other]) => [name, other === column ? undefined : other] as const);
    setChosen(new Map([...others, [field, column]]));
    setLacking([]);
  };
  return { chosen, choose, lacking, setLacking };
}

/** A roster needs groups, whichever. */
const lacksGroups = ({ checked }: CheckedFile) =>
  checked.state === 'refused' && checked.refusal.code === 'groups-missing';

type TablesProps = Pick<Props, 'reading'> &
  Pick<ReturnType<typeof useChosen>, 'chosen' | 'choose'> & { isOpen: boolean };

/** What the file needs or has, and what more it may bring. */
function ColumnTables({ reading, chosen, choose, isOpen }: TablesProps) {
  const { targets, choices } = reading;
  const isShown = ({ name, required }: (typeof targets)[number]) => required || choices[name] !== undefined;
  const rows = (some: typeof targets) =>
    some.map((target) => (
      <ColumnRow
        key={target.name}
        {...{ target, reading }}
        column={chosen.get(target.name)}
        choose={(column) => choose(target.name, column)}
      />
    ));
  const more = targets.filter((target) => !isShown(target));
  return (
    <>
      <Columns label="Columns of your file">{rows(targets.filter(isShown))}</Columns>
      {more.length > 0 && (
        <details open={isOpen}>
          <summary>More that the file may bring</summary>
          <Columns label="More columns">{rows(more)}</Columns>
        </details>
      )}
    </>
  );
}

function NotNeeded({ headings, chosen }: { headings: readonly string[]; chosen: Chosen }) {
  const used = new Set(chosen.values());
  const unused = headings.filter((heading, index) => heading !== '' && !used.has(index));
  if (unused.length === 0) return null;
  return (
    <p className="small soft after">
      Not needed: {namesWords(unused, 8)}. Left out on your computer before anything is sent, where that is possible,
      and never stored. Names and birth dates never are.
    </p>
  );
}

/** Fields that have no column. Where there are columns for each measure, none is needed for measure and score. */
function lackingOf(targets: FileReading['targets'], chosen: Chosen): string[] {
  const hasScores = targets.some(({ name, kind }) => kind === 'score' && chosen.get(name) !== undefined);
  return targets
    .filter(({ name, required }) => required && chosen.get(name) === undefined)
    .filter(({ name }) => !hasScores || (name !== 'measure' && name !== 'score'))
    .map(({ name }) => name);
}

/** Why the partner is asked. */
function Why({ result: { checked }, reading: { change } }: Pick<Props, 'result' | 'reading'>) {
  const isLacking = checked.state === 'refused' && !checked.report;
  if (isLacking && checked.refusal.code !== 'no-headings') {
    const { code, message, hint } = checked.refusal;
    return (
      <p role="alert">
        {message} {code === 'days-missing' && hint}
      </p>
    );
  }
  if (isLacking) return <p role="alert">We do not know your headings yet. Check what is suggested.</p>;
  return change ? <p>{changeWords(change)} Check that it is still read right.</p> : null;
}

function Columns({ label, children }: { label: string; children: ReactNode }) {
  return (
    <table className="table stacked mapping" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">What we need</th>
          <th scope="col">Your column</th>
          <th scope="col">What is in it</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
