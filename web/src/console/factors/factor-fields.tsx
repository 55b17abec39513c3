import type { Attribute } from '../../../../shared/catalog/attribute.ts';
import type { Indicator } from '../../../../shared/catalog/indicator.ts';
import { shortPeriod } from '../../../../shared/catalog/period.ts';
import type { FactorChoice } from '../../routing/route.ts';
import { CheckList } from '../../ui/check-list.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { groupName } from '../../words/student-group.ts';

type Props = {
  chosen: FactorChoice & { indicator: string; attribute: string };
  indicators: Indicator[];
  attributes: Attribute[];
  /** Periods with values, latest first. */
  periods: readonly string[];
  change: (part: FactorChoice) => void;
};

const LATEST = '';

/** What is compared: which indicator, of whom and when, by which attribute, and what is held equal. */
export function FactorFields({ chosen, indicators, attributes, periods, change }: Props) {
  const others = attributes.filter(({ id }) => id !== chosen.attribute);
  const unlisted = periods.includes(chosen.period ?? LATEST) ? [] : [chosen.period ?? LATEST];
  return (
    <section className="sheet factor-fields" aria-label="What is compared">
      <SelectField
        label="Indicator"
        value={chosen.indicator}
        options={indicators.map(({ id, name }) => [id, name])}
        change={(indicator) => change({ indicator, group: 'all', period: LATEST })}
      />
      <SelectField
        label="Attribute"
        value={chosen.attribute}
        options={attributes.map(({ id, name }) => [id, name])}
        change={(attribute) => change({ attribute, adjust: (chosen.adjust ?? []).filter((id) => id !== attribute) })}
      />
      <SelectField
        label="Places"
        value={chosen.kind ?? 'school'}
        options={[
          ['school', 'Schools'],
          ['district', 'Districts'],
        ]}
        change={(kind) => change({ kind, period: LATEST })}
      />
      <SelectField
        label="Students"
        value={chosen.group ?? 'all'}
        options={groupsOf(indicators, chosen).map((group) => [group, groupName(group)])}
        change={(group) => change({ group })}
      />
      <SelectField
        label="Period"
        value={chosen.period ?? LATEST}
        options={[
          [LATEST, 'The latest'],
          ...unlisted.filter((one) => one !== LATEST).map((one): [string, string] => [one, one]),
          ...periods.map((one): [string, string] => [one, shortPeriod(one)]),
        ]}
        change={(one) => change({ period: one })}
      />
      {others.length > 0 && (
        <CheckList
          legend="At the same"
          options={others.map(({ id, name }) => [id, name])}
          chosen={chosen.adjust ?? []}
          change={(adjust) => change({ adjust })}
        />
      )}
    </section>
  );
}

/** All students, the groups whose gaps are followed, and the one that is chosen. */
function groupsOf(indicators: readonly Indicator[], { indicator, group = 'all' }: FactorChoice): string[] {
  const gaps = indicators.find(({ id }) => id === indicator)?.gaps ?? [];
  return [...new Set(['all', ...gaps.flatMap(({ focal, reference }) => [focal, reference]), group])];
}
