import { useState } from 'react';
import * as z from 'zod';
import type { Rule } from '../../../../shared/alerts/rule.ts';
import { isSet } from '../../../../shared/alerts/setting.ts';
import type { Indicator } from '../../../../shared/catalog/indicator.ts';
import type { Owner } from '../../../../shared/catalog/owner.ts';
import type { Place } from '../../../../shared/catalog/place.ts';
import { Link } from '../../routing/link.tsx';
import { navigate } from '../../routing/navigation.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { hasHistory, previewLead, previewTitle, ruleName, savingWords } from '../../words/rule.ts';
import { LoadProblem } from '../load-problem.tsx';
import { type SavedRule, savedRule, useChange } from '../staff-api.ts';
import { ConditionFields } from './condition-fields.tsx';
import { CourseSection } from './course-section.tsx';
import { FiredSection } from './fired-section.tsx';
import { bodyOf, missingIn } from './rule-draft.ts';
import { SaveBar } from './save-bar.tsx';
import { SettingSlider } from './setting-slider.tsx';
import { ToldFields } from './told-fields.tsx';
import { type Looked, usePreview } from './use-preview.ts';
import { WatchedFields } from './watched-fields.tsx';

type Props = {
  initial: Rule;
  saved: SavedRule | undefined;
  indicators: Indicator[];
  places: Place[];
  owners: Owner[];
};

/** A rule as it is being changed, beside what it would have done. Nothing changes before it is saved. */
export function RuleEditor({ initial, saved, indicators, places, owners }: Props) {
  const [rule, setRule] = useState(initial);
  const [looked, look] = useState<Looked>({});
  const missing = missingIn(rule);
  const { data: preview, error } = usePreview(rule, looked, missing === undefined);
  const saving = useChange(savedRule);
  const removing = useChange(z.undefined());
  const change = (part: Partial<Rule>) => setRule({ ...rule, ...part } as Rule);
  const fields = { rule, change, indicators, places, owners };
  const path = `/api/rules/${encodeURIComponent(rule.id)}`;
  const save = () => {
    const { version: _, ...body } = bodyOf(rule) as { version?: number };
    saving.mutate({ path, method: 'PUT', body, version: saved?.version ?? 0 }, { onSuccess: () => navigate('/rules') });
  };
  const remove = () => removing.mutate({ path, method: 'DELETE' }, { onSuccess: () => navigate('/rules') });
  if (error && !preview) return <LoadProblem what="The preview" error={error} />;
  return (
    <article>
      <nav className="crumbs small" aria-label="You are here">
        <Link href="/alerts">Alerts</Link> / <Link href="/rules">Rules</Link> /{' '}
        {saved ? ruleName(saved, indicators) : 'New rule'}
      </nav>
      <PageTitle tab={saved ? ruleName(saved, indicators) : 'New rule'}>
        {preview ? previewTitle(rule, preview) : 'One moment: looking at all history'}
      </PageTitle>
      <p className="sub">{preview && previewLead(rule, saved, preview)}</p>
      <div className="rule-editor">
        {isSet(rule) && <SettingSlider {...{ rule, saved, indicators, change }} stairs={preview?.stairs ?? []} />}
        <div className="rule-preview">
          {preview?.course && <CourseSection {...{ rule, saved, indicators, places, look }} course={preview.course} />}
          {preview && hasHistory(rule) && <FiredSection preview={preview} look={look} />}
          {preview && !hasHistory(rule) && <NoHistory opens={preview.opens.map(({ sentence }) => sentence)} />}
        </div>
        <section className="sheet rule-fields" aria-label="The rule">
          <WatchedFields {...fields} isNew={saved === undefined} replace={setRule} />
          <ConditionFields {...fields} periods={(preview?.course?.points ?? []).map(({ period }) => period)} />
          <ToldFields {...fields} />
        </section>
      </div>
      <SaveBar
        words={missing ?? (preview ? savingWords(preview) : '')}
        problem={saving.error?.message ?? removing.error?.message ?? (preview && error ? error.message : undefined)}
        canSave={missing === undefined}
        busy={saving.isPending || removing.isPending}
        save={save}
        remove={saved && remove}
      />
    </article>
  );
}

function NoHistory({ opens }: { opens: string[] }) {
  return (
    <section className="sheet">
      <h2>What it would tell now</h2>
      {opens.length === 0 ? (
        <p className="soft">Nothing that is not told already.</p>
      ) : (
        <ul className="alert-rows">
          {opens.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
