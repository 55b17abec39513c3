import { pointsText, settingText } from '../mail/numbers.ts';
import { capitalized, thePeriod } from '../mail/wording.ts';
import { missingWords } from './missing-words.ts';
import type { AimResult, CycleResult } from './result.ts';

type Read = Omit<CycleResult, 'readings'>;

/** The latest value, what is to go to the aim, and whether it will be met. */
export function chartSentences({ aim }: Read): string[] {
  if (!aim) return [];
  return [...latestSentence(aim), ...toGoSentence(aim), verdictSentence(aim)];
}

const valueText = (value: number, { unit }: AimResult) =>
  unit === 'percent' ? `${value.toFixed(1)}%` : `${pointsText(value)} points`;

const aimText = ({ unit, to }: AimResult) =>
  unit === 'percent' ? `${settingText(to)}%` : `a gap of ${settingText(to)} points`;

function latestSentence(aim: AimResult): string[] {
  const { latest, from, pace } = aim;
  if (!latest) return [];
  const started = from ? `, from ${valueText(from.value, aim)} ${beginning(from.period)}` : '';
  const seen =
    pace?.seen === undefined || pace.needed === undefined
      ? ''
      : ` It moved by ${pointsText(pace.seen)} points a ${pace.per} so far, and needs ${pointsText(pace.needed)}.`;
  return [`${capitalized(thePeriod(latest.period))} is at ${valueText(latest.value, aim)}${started}.${seen}`];
}

const beginning = (period: string) => `at the start, ${thePeriod(period)}`;

function toGoSentence(aim: AimResult): string[] {
  const { toGo, by, forecast, verdict } = aim;
  if (!toGo || verdict === 'reached') return [];
  const usual =
    forecast && 'value' in forecast && forecast.step !== undefined
      ? `; the usual step until then is ${pointsText(forecast.step)}`
      : '';
  return [`To reach ${aimText(aim)} by ${thePeriod(by)}, ${pointsText(toGo)} points are to go${usual}.`];
}

function verdictSentence(aim: AimResult): string {
  const { forecast, verdict, by } = aim;
  if (verdict === 'reached') return `The aim of ${aimText(aim)} is reached.`;
  if (!forecast) return aim.latest ? `The aim of ${aimText(aim)} by ${thePeriod(by)} was not reached.` : CANNOT_SAY;
  if ('cannotSay' in forecast) return `${CANNOT_SAY}: ${missingWords(forecast)}.`;
  const [low, high] = forecast.interval;
  const within = `${valueText(forecast.value, aim)} (${low.toFixed(1)} to ${high.toFixed(1)})`;
  const ahead = `If all goes on as before, ${thePeriod(by)} will be at ${within}`;
  if (verdict === 'cannot-say') return `${CANNOT_SAY}: the aim lies within the forecast. ${ahead}.`;
  return `${ahead}: ${verdict === 'on-the-way' ? 'on the way to the aim' : 'behind the aim'}.`;
}

const CANNOT_SAY = 'Cannot say yet whether the aim will be met';
