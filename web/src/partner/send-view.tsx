import { useState } from 'react';
import type { LinkView } from '../../../shared/api/partner.ts';
import { ConcernGlyph } from '../ui/glyphs.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { formatDate } from '../words/dates.ts';
import { datasetNames } from '../words/records.ts';
import '../styles/mapping.css';
import { CheckedView } from './checked-view.tsx';
import { FileZone } from './file-zone.tsx';
import { MappingView } from './mapping/mapping-view.tsx';
import { PeriodHistory } from './period-history.tsx';
import { Templates } from './templates.tsx';
import { Terminal } from './terminal.tsx';
import { useSending } from './use-sending.ts';
import { GoodToKnow, WhatTheFileNeeds } from './what-to-send.tsx';

const units: Record<LinkView['dataset'], string> = {
  attendance: 'One row for each student and school.',
  assessment: 'One row for each student, as the benchmark export gives it, or one for each score.',
  monitoring: 'One row for each probe of a student, as the progress monitoring export gives it.',
  readiness: 'One row for each student, as the fall file of WaKIDS gives it.',
  postsecondary:
    'One row for each term of each graduate, as the detail report of StudentTracker gives it once the fall is over.',
  roster:
    'One row for each student, with the student groups that the student is in; or a OneRoster 1.1 export as a ZIP.',
  participation: 'One row for each student and program, with the school at which the student took part.',
  counts: 'One row for each place and student group.',
  attributes: 'One row for each school or district, with a column for each attribute, and nothing of single students.',
};

/** First step: what is expected and the file; then what was found in it, before it is sent. */
export function SendView({ token, link, focus }: { token: string; link: LinkView; focus: boolean }) {
  const [period, setPeriod] = useState(link.periods.at(-1)?.id ?? '');
  const one = link.periods.length === 1 ? link.periods[0] : undefined;
  const task = useSending(token, period);
  const { sending } = task;
  if (sending.step === 'ready' && sending.result) {
    const periodName = link.periods.find(({ id }) => id === period)?.name ?? period;
    return (
      <CheckedView
        {...task}
        result={sending.result}
        dataset={link.dataset}
        problem={sending.problem}
        periodName={periodName}
      />
    );
  }
  if (sending.step === 'mapping')
    return <MappingView task={task} {...sending} dataset={link.dataset} period={period} />;
  const what = link.dataset === 'roster' ? 'the roster' : datasetNames[link.dataset].toLowerCase();
  const title = one ? `Send ${what} for ${one.name}` : `Send ${what}`;
  return (
    <>
      <PageTitle tab={title} focus={focus}>
        {title}
      </PageTitle>
      <p className="sub">
        {units[link.dataset]} {link.dueOn && `Due ${formatDate(link.dueOn)}.`} You do not need an account.
      </p>
      {link.agreementEndsOn !== undefined && (
        <p className="agreement-ends">
          <ConcernGlyph />
          <span>
            Your data sharing agreement ends on {formatDate(link.agreementEndsOn)}. After that no file is taken until it
            is renewed. {link.partnership.contact} can say how.
          </span>
        </p>
      )}
      {!one && (
        <label className="field page-field">
          <span>Which period is the file for?</span>
          <select value={period} onChange={(event) => setPeriod(event.target.value)}>
            {link.periods.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <FileZone {...task} />
      <div className="two">
        <WhatTheFileNeeds dataset={link.dataset} columns={link.columns} />
        <GoodToKnow link={link}>
          <Templates token={token} period={period} />
        </GoodToKnow>
      </div>
      <PeriodHistory history={link.history.filter((entry) => one !== undefined || entry.period === period)} />
      <Terminal token={token} dataset={link.dataset} {...(one ? {} : { period })} />
    </>
  );
}
