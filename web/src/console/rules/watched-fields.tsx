import type { Rule } from '../../../../shared/alerts/rule.ts';
import type { Indicator } from '../../../../shared/catalog/indicator.ts';
import type { Place } from '../../../../shared/catalog/place.ts';
import type { GapDefinition } from '../../../../shared/catalog/student-group.ts';
import { CheckList } from '../../ui/check-list.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { formatCount } from '../../words/numbers.ts';
import { ruleKinds } from '../../words/rule.ts';
import { groupInSentence, groupName } from '../../words/student-group.ts';
import { ask, useAnswer } from '../staff-api.ts';
import { topmostOf } from '../topmost.ts';
import { newRule } from './rule-draft.ts';

export type FieldsProps = {
  rule: Rule;
  change: (part: Partial<Rule>) => void;
  indicators: Indicator[];
  places: Place[];
};

/** What a rule looks at: kind, indicators, groups or gaps, and places. */
export function WatchedFields(props: FieldsProps & { isNew: boolean; replace: (rule: Rule) => void }) {
  const { rule, change, indicators, isNew, replace } = props;
  return (
    <>
      {isNew && (
        <SelectField
          label="Tells when"
          value={rule.kind}
          options={Object.entries(ruleKinds) as [Rule['kind'], string][]}
          change={(kind) => replace(newRule(kind, indicators, rule))}
        />
      )}
      <CheckList
        legend="Indicators"
        options={indicators.map(({ id, name }) => [id, name])}
        chosen={rule.indicatorIds}
        change={(indicatorIds) => change({ indicatorIds })}
      />
      {'groups' in rule && <Groups {...props} groups={rule.groups} />}
      {'gaps' in rule && <Gaps {...props} gaps={rule.gaps} />}
      <Places {...props} />
    </>
  );
}

/** The groups that are published of the first indicator at the topmost place, and those chosen before. */
function Groups({ rule, change, places, groups }: FieldsProps & { groups: readonly string[] }) {
  const topmost = topmostOf(places)[0]?.id ?? '';
  const series = useAnswer(ask.series(rule.indicatorIds[0] ?? '', topmost)).data;
  const published = series?.points.flatMap((point) => Object.keys(point.groups)) ?? [];
  const known = [...new Set(['all', ...groups, ...published])].filter((one) => !one.endsWith(':not_reported'));
  return (
    <CheckList
      legend="Student groups"
      options={known.map((one) => [one, groupName(one)])}
      chosen={groups}
      change={(chosen) => change({ groups: chosen } as Partial<Rule>)}
    />
  );
}

const keyOf = ({ focal, reference }: GapDefinition) => `${focal} ${reference}`;

function Gaps({ rule, change, indicators, gaps }: FieldsProps & { gaps: readonly GapDefinition[] }) {
  const ofIndicators = indicators.filter(({ id }) => rule.indicatorIds.includes(id)).flatMap((one) => one.gaps);
  const known = new Map([...gaps, ...ofIndicators].map((one) => [keyOf(one), one]));
  return (
    <CheckList
      legend="Gaps"
      options={[...known].map(([key, one]) => [key, `${groupName(one.focal)} vs. ${groupInSentence(one.reference)}`])}
      chosen={gaps.map(keyOf)}
      change={(chosen) => change({ gaps: chosen.flatMap((key) => known.get(key) ?? []) } as Partial<Rule>)}
    />
  );
}

const placeKinds = [
  ['region', 'The region'],
  ['district', 'All districts'],
  ['school', 'All schools'],
] as const;

function Places({ rule, change, places }: FieldsProps) {
  const counted = (kind: Place['kind']) => places.filter((one) => one.kind === kind).length;
  const offered = placeKinds.filter(
    ([kind]) => counted(kind) > 0 || (!rule.placeIds && rule.placeKinds.includes(kind)),
  );
  return (
    <>
      <SelectField
        label="Places"
        value={rule.placeIds ? 'named' : 'kinds'}
        options={[
          ['kinds', 'All of a kind'],
          ['named', 'Some by name'],
        ]}
        change={(by) => change({ placeIds: by === 'named' ? [] : undefined } as Partial<Rule>)}
      />
      {rule.placeIds ? (
        <CheckList
          legend="By name"
          options={places.map(({ id, name, kind }) => [id, kind === 'region' ? name : `${name}, ${kind}`])}
          chosen={rule.placeIds}
          change={(placeIds) => change({ placeIds })}
        />
      ) : (
        <CheckList
          legend="All of a kind"
          options={offered.map(([kind, words]) => [
            kind,
            kind === 'region' ? words : `${words} (${formatCount(counted(kind))})`,
          ])}
          chosen={rule.placeKinds}
          change={(kinds) => change({ placeKinds: kinds })}
        />
      )}
    </>
  );
}
