type Line = 'series' | 'reference' | 'aim' | 'forecast';

/** A line of a legend, with its dot where the line has one. */
export function LineKey({ line }: { line: Line }) {
  const dot = { series: 'dot', reference: 'dot open', aim: undefined, forecast: undefined }[line];
  return (
    <svg className="chart key" width="22" height="12" viewBox="0 0 22 12" aria-hidden="true">
      <line className={line} x1="0" x2="22" y1="6" y2="6" />
      {dot && <circle className={dot} cx="11" cy="6" r="2.7" />}
    </svg>
  );
}
