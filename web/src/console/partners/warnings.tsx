import { ConcernGlyph } from '../../ui/glyphs.tsx';

/** What was agreed and ends soon, or ended; nothing where nothing does. */
export function AgreementWarnings({ warnings }: { warnings: string[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul className="warnings" aria-label="Agreements that end">
      {warnings.map((warning) => (
        <li key={warning}>
          <ConcernGlyph />
          <span>{warning}</span>
        </li>
      ))}
    </ul>
  );
}
