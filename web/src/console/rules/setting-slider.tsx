import type { KeyboardEvent } from 'react';
import type { Rule } from '../../../../shared/alerts/rule.ts';
import { isSet, type SetRule, settingOf, withSetting } from '../../../../shared/alerts/setting.ts';
import type { PreviewView } from '../../../../shared/api/preview.ts';
import type { Indicator } from '../../../../shared/catalog/indicator.ts';
import { linearScale } from '../../../../shared/charts/scale.ts';
import { useWidth } from '../../charts/use-width.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { formatTenths } from '../../words/numbers.ts';
import { settingLead, settingUnit, settingWords, timesWords } from '../../words/rule.ts';

type Stairs = PreviewView['stairs'];
type Props = {
  rule: SetRule;
  saved: Rule | undefined;
  indicators: Indicator[];
  stairs: Stairs;
  change: (part: Partial<Rule>) => void;
};

/** Arrows move by a tenth, page keys by one, as the language of the house says. */
const [STEP, PAGE] = [0.1, 1];

/** The number at which a rule tells: people choose it on the stairs, not in the dark. */
export function SettingSlider({ rule, saved, indicators, stairs, change }: Props) {
  const setting = settingOf(rule);
  const [from, to] = [stairs[0]?.setting ?? 0, stairs.at(-1)?.setting ?? 100];
  const move = (to: number) => change(withSetting(rule, Math.round(to * 10) / 10));
  const lead = settingLead(rule, indicators);
  const title = lead.charAt(0).toUpperCase() + lead.slice(1);
  const turnPage = (event: KeyboardEvent) => {
    const by = { PageUp: PAGE, PageDown: -PAGE }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    move(Math.min(to, Math.max(from, setting + by)));
  };
  return (
    <section className="sheet setting" aria-label="Setting">
      <NumberField
        label={title}
        unit={settingUnit(rule)}
        value={setting}
        min={0}
        max={100}
        step={STEP}
        change={(value) => value !== undefined && move(value)}
      />
      <StairsPicture {...{ rule, saved, stairs }} />
      <input
        className="slider"
        type="range"
        aria-label={title}
        aria-valuetext={`${settingWords(rule, setting)}, ${firesWords(stairs, setting)}`}
        min={from}
        max={to}
        step={STEP}
        value={setting}
        onChange={({ target }) => move(target.valueAsNumber)}
        onKeyDown={turnPage}
      />
      <p className="slider-ends small muted" aria-hidden="true">
        <span>{formatTenths(from)}</span>
        <span>{formatTenths(to)}</span>
      </p>
      <p className="small muted">
        The steps show how often the rule would have fired at each setting. Arrow keys move by 0.1, Page Up and Down by
        1.
      </p>
    </section>
  );
}

/** At the setting itself when it was tried, else between the two next to it. */
function firesWords(stairs: Stairs, setting: number): string {
  const exact = stairs.find((one) => one.setting === setting);
  if (exact) return exact.fires === 0 ? 'never fires' : `fires ${timesWords(exact.fires)}`;
  const around = [stairs.findLast((one) => one.setting < setting), stairs.find((one) => one.setting > setting)];
  const [low = 0, high = 0] = around.map((one) => one?.fires ?? 0).toSorted((a, b) => a - b);
  return low === high ? `fires ${timesWords(low)}` : `fires ${low} to ${high} times`;
}

/** Above the stairs, a line of text each for what is now and what is saved. */
const LINE = 18;
const [TOP, BOTTOM, HEIGHT] = [2 * LINE + 6, 98, 100];
/** Half of the slider's handle: the scale of the stairs ends where its middle can be. */
const EDGE = 9;
const LABEL_ROOM = 150;

/** How often the rule would have fired at each setting. */
function StairsPicture({ rule, saved, stairs }: Pick<Props, 'rule' | 'saved' | 'stairs'>) {
  const [attach, width] = useWidth();
  const [from, to] = [stairs[0]?.setting ?? 0, stairs.at(-1)?.setting ?? 100];
  const most = Math.max(1, ...stairs.map(({ fires }) => fires));
  const x = linearScale([from, to], [EDGE, Math.max(EDGE, width - EDGE)]);
  const y = linearScale([0, most], [BOTTOM, TOP]);
  const at = (setting: number) => stairs.find((one) => one.setting === setting)?.fires;
  const savedAt = saved && isSet(saved) && saved.kind === rule.kind ? settingOf(saved) : undefined;
  const now = settingOf(rule);
  return (
    <div className="stairs" ref={attach}>
      <svg className="chart" width={width} height={HEIGHT} aria-hidden="true">
        {width > 0 && stairs.length > 1 && (
          <>
            <path className="stair-area" d={`${stairPath(stairs, x, y)}V${BOTTOM}H${x(from)}Z`} />
            <path className="stair-line" d={stairPath(stairs, x, y)} />
            {savedAt !== undefined && savedAt !== now && (
              <Mark words="saved" {...{ rule, x, y, setting: savedAt, fires: at(savedAt), width }} />
            )}
            <Mark words="now" {...{ rule, x, y, setting: now, fires: at(now), width }} />
          </>
        )}
      </svg>
    </div>
  );
}

type Scale = (value: number) => number;

/** Each step lasts until the next setting that was tried. */
const stairPath = (stairs: Stairs, x: Scale, y: Scale) =>
  stairs
    .map(({ setting, fires }, index) => `${index === 0 ? 'M' : 'H'}${x(setting)}${index === 0 ? ' ' : 'V'}${y(fires)}`)
    .join('');

type MarkProps = {
  words: 'now' | 'saved';
  rule: SetRule;
  setting: number;
  /** Unknown while it is being asked for. */
  fires: number | undefined;
  x: Scale;
  y: Scale;
  width: number;
};

function Mark({ words, rule, setting, fires, x, y, width }: MarkProps) {
  if (fires === undefined) return null;
  const onLeft = x(setting) > width - LABEL_ROOM;
  const isNow = words === 'now';
  return (
    <g textAnchor={onLeft ? 'end' : 'start'}>
      <line className="cursor" x1={x(setting)} x2={x(setting)} y1={isNow ? 0 : LINE} y2={BOTTOM} />
      <circle className={isNow ? 'dot' : 'dot open'} cx={x(setting)} cy={y(fires)} r={4} />
      <text className={isNow ? 'name' : 'tick'} x={x(setting) + (onLeft ? -6 : 6)} y={isNow ? 12 : LINE + 12}>
        {words} {settingWords(rule, setting)}: {timesWords(fires)}
      </text>
    </g>
  );
}
