/** Small marks that stand beside a word, never in its place. */

export function BrandMark() {
  return (
    <svg className="glyph" width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
      <path className="brand-line" d="M2 15.5C7 15.5 7 6.5 11.5 6.5S15 11 20 11" />
      <circle className="brand-dot" cx="3.2" cy="15.4" r="2.2" />
      <circle className="brand-dot" cx="11.4" cy="6.6" r="2.2" />
      <circle className="brand-ring" cx="18.8" cy="11" r="2.2" />
    </svg>
  );
}

export function CheckGlyph() {
  return (
    <svg className="glyph" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path className="stroke-mark" d="M3 7.5l2.6 2.6L11 4.4" />
    </svg>
  );
}

/** Diamond: a concern, or something of yours to mend. */
export function ConcernGlyph() {
  return (
    <svg className="glyph" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path className="mark worse" d="M7 1.5L12.5 7L7 12.5L1.5 7Z" />
    </svg>
  );
}

/** Ring: an improvement. */
export function ImprovementGlyph() {
  return (
    <svg className="glyph" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <circle className="ring better" cx="7" cy="7" r="4.5" />
    </svg>
  );
}

/** Four-point star: a bright spot. */
export function BrightGlyph() {
  return (
    <svg className="glyph" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path className="star" d="M7 .5L8.5 5.5L13.5 7L8.5 8.5L7 13.5L5.5 8.5L.5 7L5.5 5.5Z" />
    </svg>
  );
}

/** Hatch: a value hidden to protect students. */
export function HiddenGlyph() {
  return (
    <svg className="glyph" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <rect className="hatch-box" x="2" y="2" width="10" height="10" rx="2" />
      <path className="hatch-line" d="M3 7L7 3M3 11L11 3M7 11L11 7" />
    </svg>
  );
}

/** Half a disc: some of it is here. */
export function PartlyGlyph() {
  return (
    <svg className="glyph" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <circle className="outline-mark" cx="7" cy="7" r="4.5" />
      <path className="half-mark" d="M7 2.5A4.5 4.5 0 0 1 7 11.5Z" />
    </svg>
  );
}

/** Dashed box: not here yet. */
export function AwaitedGlyph() {
  return (
    <svg className="glyph" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <rect className="dashed-mark" x="2.5" y="2.5" width="9" height="9" rx="1.5" />
    </svg>
  );
}

/** A bar: nothing is to come. */
export function ExcusedGlyph() {
  return (
    <svg className="glyph" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path className="stroke-mark" d="M3 7H11" />
    </svg>
  );
}
