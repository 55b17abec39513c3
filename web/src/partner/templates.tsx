import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { saveFile } from '../ui/save-file.ts';
import { expectationQuery } from './expectation-query.ts';
import type { TemplateForm } from './make-template.ts';

const forms: [TemplateForm, string][] = [
  ['csv', 'Template, CSV'],
  ['xlsx', 'Template, Excel'],
];

/** Files to be filled in, made on this computer for this very link: with its columns, its period and the partner's schools. */
export function Templates({ token, period }: { token: string; period: string }) {
  const queries = useQueryClient();
  const [hasFailed, setFailed] = useState(false);
  const take = async (form: TemplateForm) => {
    setFailed(false);
    try {
      const [expectation, { makeTemplate }] = await Promise.all([
        queries.fetchQuery(expectationQuery(token)),
        import('./make-template.ts'),
      ]);
      const file = await makeTemplate(form, { ...expectation, period });
      saveFile(file, `${expectation.dataset}-template.${form}`);
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <div className="buttons">
        {forms.map(([form, label]) => (
          <button key={form} type="button" className="button" onClick={() => take(form)}>
            {label}
          </button>
        ))}
      </div>
      {hasFailed && (
        <p className="small after" role="alert">
          The template could not be made. Check your connection and press again.
        </p>
      )}
    </>
  );
}
