import { shortPeriod } from '../catalog/period.ts';
import { apart } from './apart.ts';
import type { Level } from './level.tsx';
import { formatPercent, formatRange } from './numbers.ts';
import type { Frame, Point } from './plot.ts';
import type { Usual } from './usual-band.tsx';

/** Height of a line of text, and from its middle to its base, in pixels. */
const [LINE, BASE] = [16, 4];

/** What is said of usual values at the right edge: nothing, the expected value, or its range too. */
export type UsualWords = 'none' | 'value' | 'range';

type Label = { key: string; y: number; lines: { className: string | undefined; text: string }[] };
type Props = {
  latest: Point | undefined;
  tone: 'worse' | 'better' | undefined;
  usual: Usual | undefined;
  usualWords: UsualWords;
  level: Level | undefined;
  y: (percent: number) => number;
  frame: Frame;
};

/** At the right edge: the latest value, what was usual there, and the level, pushed apart so that all can be read. */
export function EdgeLabels({ latest, tone, usual, usualWords, level, y, frame }: Props) {
  const labels = [
    latest && latestLabel(latest, tone),
    latest && usual && usualWords !== 'none' && usualLabel(usual, y(usual.expected), usualWords === 'range'),
    level && levelLabel(level, y(level.percent)),
  ].filter((label) => typeof label === 'object');
  const wanted = labels.map((label) => ({ at: label.y - LINE / 2, height: label.lines.length * LINE + BASE }));
  const tops = apart(wanted, frame.bottom + 2 * LINE);
  return (
    <g>
      {labels.flatMap(({ key, lines }, index) =>
        lines.map(({ className, text }, line) => (
          <text
            key={`${key} ${text}`}
            className={className}
            x={frame.right + 12}
            y={(tops[index] ?? 0) + (line + 0.5) * LINE + BASE}
          >
            {text}
          </text>
        )),
      )}
    </g>
  );
}

const latestLabel = ({ y, percent, slot }: Point, tone: Props['tone']): Label => ({
  key: 'latest',
  y,
  lines: [
    { className: `latest ${tone ?? ''}`.trimEnd(), text: formatPercent(percent) },
    { className: undefined, text: shortPeriod(slot.period) },
  ],
});

const usualLabel = ({ expected, range }: Usual, y: number, withRange: boolean): Label => ({
  key: 'usual',
  y,
  lines: [`Usual ${formatPercent(expected)}`, ...(withRange ? [`${formatRange(range)}%`] : [])].map(asTick),
});

const levelLabel = ({ kind, percent }: Level, y: number): Label => ({
  key: 'level',
  y,
  lines: [kind === 'target' ? 'Target' : 'Threshold', formatPercent(percent)].map(asTick),
});

const asTick = (text: string) => ({ className: 'tick', text });
