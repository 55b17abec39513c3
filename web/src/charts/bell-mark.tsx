/** A bell, where somebody would be told; its middle at `x`, its foot at `y`. */
export function BellMark({ x, y }: { x: number; y: number }) {
  return (
    <path
      className="bell"
      transform={`translate(${x - 6} ${y - 13})`}
      d="M1 9.5h10M2.2 9.5V5.4a3.8 3.8 0 0 1 7.6 0v4.1M5 12h2"
    />
  );
}

/** The bell of a legend. */
export function BellGlyph() {
  return (
    <svg className="glyph chart" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <BellMark x={7} y={13} />
    </svg>
  );
}
