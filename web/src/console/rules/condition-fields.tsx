import type { Rule, RuleOf } from '../../../../shared/alerts/rule.ts';
import { isSet } from '../../../../shared/alerts/setting.ts';
import { describePeriod } from '../../../../shared/catalog/period.ts';
import { CheckField } from '../../ui/check-list.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { settingUnit } from '../../words/rule.ts';
import type { FieldsProps } from './watched-fields.tsx';

type Props = Pick<FieldsProps, 'rule' | 'change'> & {
  /** Periods that are published, for a baseline. */
  periods: string[];
};

/** When a rule holds, besides its setting: with what it compares, how sure, for how long, and when it is over. */
export function ConditionFields({ rule, change, periods }: Props) {
  // A part belongs to the kind of the rule, which is asked for beside each field.
  const set = (part: object) => change(part as Partial<Rule>);
  return (
    <>
      {rule.kind === 'change' && <ChangeFields {...{ rule, set }} />}
      {rule.kind === 'gap-widens' && <ComparedWith {...{ rule, set, periods }} />}
      {(rule.kind === 'signal' || rule.kind === 'change') && (
        <SelectField
          label="Tells of"
          value={rule.watch}
          options={[
            ['both', 'Both concerns and improvements'],
            ['worse', 'Concerns only'],
            ['better', 'Improvements only'],
          ]}
          change={(watch) => set({ watch })}
        />
      )}
      {rule.kind === 'gap-signal' && (
        <SelectField
          label="Tells of"
          value={rule.watch}
          options={[
            ['widens', 'Gaps that widen'],
            ['narrows', 'Gaps that narrow'],
            ['both', 'Both'],
          ]}
          change={(watch) => set({ watch })}
        />
      )}
      {rule.kind === 'missing' && (
        <NumberField
          label="Overdue after"
          unit="days"
          value={rule.graceDays}
          min={0}
          max={366}
          change={(graceDays) => set({ graceDays })}
        />
      )}
      {rule.kind === 'quality' && <QualityFields {...{ rule, set }} />}
      {rule.kind === 'cycle' && (
        <NumberField
          label="Asks for a decision before it is due"
          unit="days"
          value={rule.daysBefore}
          min={0}
          max={366}
          change={(daysBefore) => set({ daysBefore })}
        />
      )}
      {'beyondChance' in rule && (
        <CheckField
          label="Only when it can be told from chance"
          hint="The 95% interval excludes zero"
          checked={rule.beyondChance}
          change={(beyondChance) => set({ beyondChance })}
        />
      )}
      {'minimumStudents' in rule && (
        <NumberField
          label="At least"
          unit="students in each group"
          value={rule.minimumStudents}
          min={0}
          max={100_000}
          change={(minimumStudents) => set({ minimumStudents })}
        />
      )}
      {'consecutive' in rule && <Duration {...{ rule, set }} />}
    </>
  );
}

type Part<R extends Rule> = { rule: R; set: (part: object) => void };

function Duration({ rule, set }: Part<Extract<Rule, { consecutive: number }>>) {
  return (
    <div className="field-pair">
      <NumberField
        label="Holds for"
        unit={rule.consecutive === 1 ? 'period' : 'periods in a row'}
        value={rule.consecutive}
        min={1}
        max={12}
        change={(consecutive) => set({ consecutive })}
      />
      <NumberField
        label="Quiet after it told"
        unit={rule.quietPeriods === 1 ? 'period' : 'periods'}
        value={rule.quietPeriods}
        min={0}
        max={60}
        change={(quietPeriods) => set({ quietPeriods })}
      />
      {isSet(rule) && (
        <NumberField
          label="Over again at"
          unit={settingUnit(rule)}
          hint="The same as it tells, when empty"
          optional
          value={rule.clearsAt}
          min={0}
          max={100}
          step={0.1}
          change={(clearsAt) => set({ clearsAt })}
        />
      )}
    </div>
  );
}

const comparisons = [
  ['year-before', 'The same period a year before'],
  ['previous', 'The period before'],
] as const;

function ChangeFields({ rule, set }: Part<RuleOf<'change'>>) {
  return (
    <>
      <SelectField
        label="Compared with"
        value={rule.comparison}
        options={comparisons}
        change={(comparison) => set({ comparison })}
      />
      <SelectField
        label="Counted in"
        value={rule.unit}
        options={[
          ['points', 'Percentage points'],
          ['percent', 'Percent of the value before'],
        ]}
        change={(unit) => set({ unit })}
      />
    </>
  );
}

function ComparedWith({ rule, set, periods }: Part<RuleOf<'gap-widens'>> & { periods: string[] }) {
  const { comparison } = rule;
  const by = typeof comparison === 'string' ? comparison : 'baseline' in comparison ? 'baseline' : 'periods';
  const starts = {
    'year-before': 'year-before',
    previous: 'previous',
    periods: { periodsBefore: 3 },
    baseline: { baseline: periods[0] },
  };
  return (
    <>
      <SelectField
        label="Compared with"
        value={by}
        options={[
          ...comparisons,
          ['periods', 'Some periods before'],
          ...(periods.length > 0 || by === 'baseline' ? ([['baseline', 'A baseline']] as const) : []),
        ]}
        change={(chosen) => set({ comparison: starts[chosen] })}
      />
      {typeof comparison === 'object' && 'periodsBefore' in comparison && (
        <NumberField
          label="Periods before"
          value={comparison.periodsBefore}
          min={2}
          max={60}
          change={(periodsBefore) => set({ comparison: { periodsBefore } })}
        />
      )}
      {typeof comparison === 'object' && 'baseline' in comparison && (
        <SelectField
          label="Baseline"
          value={comparison.baseline}
          options={[...new Set([comparison.baseline, ...periods])].map((one) => [one, describePeriod(one)])}
          change={(baseline) => set({ comparison: { baseline } })}
        />
      )}
    </>
  );
}

function QualityFields({ rule, set }: Part<RuleOf<'quality'>>) {
  return (
    <>
      <NumberField
        label="More rows refused than"
        unit="%"
        value={rule.refusedPercent}
        min={0}
        max={100}
        step={0.1}
        change={(refusedPercent) => set({ refusedPercent })}
      />
      <NumberField
        label="More or fewer students by"
        unit="times"
        value={rule.factor}
        min={1.1}
        max={100}
        step={0.1}
        change={(factor) => set({ factor })}
      />
    </>
  );
}
