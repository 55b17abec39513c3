import { useState } from 'react';
import { describePeriod } from '../../../../shared/catalog/period.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { formatCounted } from '../../words/numbers.ts';
import { periodsAround } from '../links/periods-around.ts';
import { LoadProblem } from '../load-problem.tsx';
import { ask, type SavedAttribute, useAnswer } from '../staff-api.ts';
import { AttributeList } from './attribute-list.tsx';
import { ValuesTable } from './values-table.tsx';
import '../../styles/calendar.css';
import '../../styles/partners.css';

/** What places are like: who they are for, what is known of each, and what is hidden of it. */
export function AttributesPage() {
  const attributes = useAnswer(ask.attributes);
  if (attributes.error) return <LoadProblem what="The attributes" error={attributes.error} />;
  if (!attributes.data) return <p className="loading soft">Loading</p>;
  const all = attributes.data.attributes;
  return (
    <>
      <PageTitle tab="Attributes">
        {all.length === 0
          ? 'Nothing says yet what places are like'
          : `${formatCounted(all.length, 'attribute says', 'attributes say')} what places are like`}
      </PageTitle>
      <p className="sub">
        How many students a place has, who they are, what it has and lacks. Places are found alike by some of it; never
        by what they achieve.
      </p>
      {all.length > 0 && <Values attributes={all} />}
      <AttributeList attributes={all} />
    </>
  );
}

function Values({ attributes }: { attributes: SavedAttribute[] }) {
  const years = schoolYears();
  const [period, setPeriod] = useState(years[0] ?? '');
  const [values, places] = [useAnswer(ask.attributeValues(period.slice(0, 7))), useAnswer(ask.places)];
  const error = values.error ?? places.error;
  return (
    <section className="sheet" aria-label="What is known" aria-busy={values.isPending}>
      <h2>What is known</h2>
      <div className="part-form">
        <SelectField
          label="School year"
          value={period}
          options={years.map((one) => [one, describePeriod(one)])}
          change={setPeriod}
        />
      </div>
      {error && <LoadProblem what="The values" error={error} />}
      {values.data && places.data && (
        <ValuesTable attributes={attributes} places={places.data.places} values={values.data.places} />
      )}
      <p className="small soft after">
        Partners send them with a link for attributes of places. Where nobody sent the enrollment or the share of a
        student group, it is what is published. “Hidden” is hidden to protect students; a dash was not sent.
      </p>
    </section>
  );
}

/** This one and those before it. */
const schoolYears = () => periodsAround(new Date(), 'year').slice(3, 8);
