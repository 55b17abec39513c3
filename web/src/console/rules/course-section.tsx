import type { Rule } from '../../../../shared/alerts/rule.ts';
import { subjectName, subjectsOf } from '../../../../shared/alerts/subject.ts';
import type { PreviewView } from '../../../../shared/api/preview.ts';
import type { Indicator } from '../../../../shared/catalog/indicator.ts';
import { describePeriod, shortPeriod } from '../../../../shared/catalog/period.ts';
import type { Place } from '../../../../shared/catalog/place.ts';
import { BellGlyph } from '../../charts/bell-mark.tsx';
import { CourseChart } from '../../charts/course-chart.tsx';
import { ConcernGlyph, ImprovementGlyph } from '../../ui/glyphs.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { formatRange, formatTenths } from '../../words/numbers.ts';
import { courseWords, timesWords, unsaidWords } from '../../words/rule.ts';
import { groupName } from '../../words/student-group.ts';
import { PlacePicker } from '../place-picker.tsx';
import { linesOf, signalsOf } from './rule-lines.ts';

import type { Looked } from './use-preview.ts';

type Course = NonNullable<PreviewView['course']>;
type Props = {
  rule: Rule;
  saved: Rule | undefined;
  course: Course;
  indicators: Indicator[];
  places: Place[];
  look: (asked: Looked) => void;
};

/** What the rule looks at in one place, drawn with the rule's line, and where it would have told. */
export function CourseSection({ rule, saved, course, indicators, places, look }: Props) {
  const indicator = indicators.find(({ id }) => id === course.indicatorId);
  const betterWhen = indicator?.betterWhen ?? 'lower';
  const told = course.points.filter((point) => point.told);
  const title = `${course.place.name}: ${told.length === 0 ? 'tells nothing' : `tells ${timesWords(told.length)}, last in ${shortPeriod(told.at(-1)?.period ?? '')}`}`;
  const now = linesOf(rule, betterWhen);
  const before = saved?.kind === rule.kind ? linesOf(saved, betterWhen) : [];
  const words = pointWords(course);
  const signals = signalsOf(course.points);
  return (
    <section className="sheet">
      <h2>{title}</h2>
      <p className="small soft">{courseWords(rule, indicator?.name ?? course.indicatorId)}</p>
      <Choice {...{ rule, course, indicators, places, look }} />
      {course.points.length === 0 ? (
        <p className="soft after">Nothing is published of {course.place.name} yet. Choose another place.</p>
      ) : (
        <>
          <CourseChart
            course={course}
            lines={now}
            saved={before.filter(({ at }) => now.every((line) => line.at !== at))}
            signals={signals}
            fromZero={rule.kind === 'change' || 'gaps' in rule}
            label={`${title}. ${words(course.points.at(-1)?.period ?? '')}`}
            words={words}
          />
          <Legend hasIntervals={course.points.some(({ interval }) => interval)} tones={new Set(signals.values())} />
          <Numbers points={course.points} words={words} />
        </>
      )}
    </section>
  );
}

function Choice({ rule, course, indicators, places, look }: Omit<Props, 'saved'>) {
  const asked = { indicator: course.indicatorId, place: course.place.id, subject: course.subject };
  const subjects = subjectsOf(rule, course.place.id, []);
  return (
    <div className="course-choice">
      <PlacePicker
        places={places.filter((one) => isWatched(rule, one))}
        placeId={course.place.id}
        choose={(place) => look({ ...asked, place })}
      />
      {rule.indicatorIds.length > 1 && (
        <SelectField
          label="Indicator"
          value={course.indicatorId}
          options={rule.indicatorIds.map((id) => [id, indicators.find((one) => one.id === id)?.name ?? id])}
          change={(indicator) => look({ ...asked, indicator })}
        />
      )}
      {subjects.length > 1 && (
        <SelectField
          label={'gaps' in rule ? 'Gap' : 'Group'}
          value={course.subject}
          options={subjects.map((subject) => [subjectName(subject), groupName(focalOf(subjectName(subject), rule))])}
          change={(subject) => look({ ...asked, subject })}
        />
      )}
    </div>
  );
}

const isWatched = ({ placeIds, placeKinds }: Rule, { id, kind }: Place) =>
  placeIds ? placeIds.includes(id) : placeKinds.includes(kind);

const focalOf = (subject: string, rule: Rule) =>
  'gaps' in rule ? (rule.gaps.find((gap) => subjectName(gap) === subject)?.focal ?? subject) : subject;

/** What a point stands for, in words. */
function pointWords({ points, unit }: Course): (period: string) => string {
  const at = new Map(points.map((one) => [one.period, one]));
  const ending = unit === 'percent' ? '%' : ' points';
  return (period) => {
    const point = at.get(period);
    if (period === '') return '';
    if (point?.value === undefined) {
      return `${describePeriod(period)}: ${point ? unsaidWords(point.reason) : 'not received'}`;
    }
    const likely = point.interval ? `, likely between ${formatRange(point.interval)}` : '';
    const usual = point.usual ? `, usual ${formatRange(point.usual.range)}` : '';
    const asked = point.asked === undefined ? '' : `, on its way it would be ${formatTenths(point.asked)}%`;
    return `${describePeriod(period)}: ${formatTenths(point.value)}${ending}${likely}${usual}${asked}${saysWords(point)}`;
  };
}

function saysWords({ says, told, reason }: Course['points'][number]): string {
  if (says === 'cannot-say') return `; cannot say: ${unsaidWords(reason)}`;
  if (told) return '; tells';
  return says === 'holds' ? '; still holds, or not for long enough' : '';
}

function Legend({ hasIntervals, tones }: { hasIntervals: boolean; tones: ReadonlySet<string> }) {
  return (
    <p className="legend small soft">
      {tones.has('worse') && (
        <span>
          <ConcernGlyph /> Holds
        </span>
      )}
      {tones.has('better') && (
        <span>
          <ImprovementGlyph /> Holds, improved
        </span>
      )}
      {tones.size > 0 && (
        <span>
          <BellGlyph /> Somebody is told
        </span>
      )}
      {hasIntervals && <span>Upright lines: where it likely lies</span>}
    </p>
  );
}

function Numbers({ points, words }: { points: Course['points']; words: (period: string) => string }) {
  return (
    <details>
      <summary>All values in words</summary>
      <ul className="alert-rows small">
        {points.toReversed().map(({ period }) => (
          <li key={period}>{words(period)}</li>
        ))}
      </ul>
    </details>
  );
}
