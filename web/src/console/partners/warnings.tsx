import { ConcernGlyph } from '../../ui/glyphs.tsx';

type Props = { warnings: string[]; label?: string };

/** What was agreed and ends soon, or ended, or another thing to mend; nothing where nothing is. */
export function Warnings({ warnings, label = 'Agreements that end' }: Props) {
  if (warnings.length === 0) return null;
  return (
    <ul className="warnings" aria-label={label}>
      {warnings.map((warning) => (
        <li key={warning}>
          <ConcernGlyph />
          <span>{warning}</span>
        </li>
      ))}
    </ul>
  );
}
