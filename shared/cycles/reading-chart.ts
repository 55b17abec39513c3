import { changeText, pointsText, settingText } from '../mail/numbers.ts';
import { capitalized, thePeriod, when } from '../mail/wording.ts';
import { missingWords } from './missing-words.ts';
import type { Read } from './reading-words.ts';
import type { AimResult } from './result.ts';

/** The latest value, what is to go to the aim, and whether it will be met. */
export function chartSentences({ aim, places }: Read): string[] {
  if (!aim) return [];
  return [...latestSentence(aim), ...toGoSentence(aim), verdictSentence(aim, places)];
}

const valueText = (value: number, { unit }: AimResult) =>
  unit === 'percent' ? `${value.toFixed(1)}%` : `${pointsText(value)} points`;

const aimText = ({ unit, to }: AimResult) =>
  unit === 'percent' ? `${settingText(to)}%` : `a gap of ${settingText(to)} points`;

function latestSentence(aim: AimResult): string[] {
  const { latest, from, pace } = aim;
  if (!latest) return [];
  const began = from ? `, from ${valueText(from.value, aim)} ${when(from.period)}` : '';
  return [
    `${capitalized(when(latest.period))} it is at ${valueText(latest.value, aim)}${began}.`,
    ...(pace?.seen === undefined || pace.needed === undefined
      ? []
      : [
          `So far it moved by ${changeText(pace.seen)} points a ${pace.per}; to get there, it takes ${changeText(pace.needed)}.`,
        ]),
  ];
}

function toGoSentence({ verdict, toGo, forecast, ...aim }: AimResult): string[] {
  if (!toGo || !forecast || verdict === 'reached') return [];
  const step = 'step' in forecast ? forecast.step : undefined;
  const usual = step === undefined ? '' : `; the usual step until then is ${changeText(step)}`;
  const goal = aimText({ verdict, ...aim });
  return [`To reach ${goal} by ${thePeriod(aim.by)}, ${changeText(toGo)} points are to go${usual}.`];
}

function verdictSentence(aim: AimResult, places: Read['places']): string {
  const { forecast, verdict, by } = aim;
  if (verdict === 'reached') return `The aim of ${aimText(aim)} is reached.`;
  if (!forecast && verdict === 'behind') return `The aim of ${aimText(aim)} by ${thePeriod(by)} was not reached.`;
  if (!forecast) return `Cannot say whether the aim is met: ${thePeriod(by)} has no value that is shown.`;
  if ('cannotSay' in forecast) return `${CANNOT_SAY}: ${missingWords(forecast, places)}.`;
  const [low, high] = forecast.interval;
  const within = `${valueText(forecast.value, aim)} (${low.toFixed(1)} to ${high.toFixed(1)})`;
  const ahead = `If all goes on as before, ${thePeriod(by)} will be at ${within}`;
  if (verdict === 'cannot-say') return `${CANNOT_SAY}: it lies within the forecast. ${ahead}.`;
  return `${ahead}: ${verdict === 'on-the-way' ? 'on the way to the aim' : 'behind the aim'}.`;
}

const CANNOT_SAY = 'Cannot say yet whether the aim will be met';
