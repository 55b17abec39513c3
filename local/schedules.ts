import { Cron } from 'croner';
import type { ScheduleDefinition } from './template/schedules.ts';
import { TemplateError } from './template/template-error.ts';

const UNIT_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** When a schedule is due. */
export type ScheduleTimes =
  | { readonly kind: 'every'; readonly milliseconds: number }
  | { readonly kind: 'cron'; readonly pattern: string }
  | { readonly kind: 'once'; readonly at: string };

/**
 * Understands an expression of EventBridge Scheduler.
 * In `cron`, days of the week count from 1 = Sunday, and `?` leaves a day open; the last field is the year.
 * @throws TemplateError when the expression is none
 * @example parseScheduleExpression('cron(0 8 ? * 2 *)') // { kind: 'cron', pattern: '0 0 8 * * 2 *' }, Mondays at 8
 */
export function parseScheduleExpression(expression: string): ScheduleTimes {
  const [, kind, argument = ''] = /^(rate|cron|at)\((.+)\)$/.exec(expression.trim()) ?? [];
  if (kind === 'rate') {
    const [, count, unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(argument) ?? [];
    const milliseconds = Number(count) * (UNIT_MS[unit] ?? Number.NaN);
    if (milliseconds > 0) return { kind: 'every', milliseconds };
  }
  if (kind === 'at' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(argument)) return { kind: 'once', at: argument };
  const fields = argument.split(/\s+/);
  if (kind === 'cron' && fields.length === 6) {
    const [minute, hour, day = '', month, weekday = '', year] = fields;
    const pattern = ['0', minute, hour, openDay(day), month, openDay(weekday), year].join(' ');
    return { kind: 'cron', pattern };
  }
  throw new TemplateError(`The schedule expression ${expression} is not understood by the local host.`);
}

const openDay = (field: string) => (field === '?' ? '*' : field);

/** Calls `run` whenever the schedule is due; answers a function that ends it. */
export function startSchedule(
  { expression, timeZone }: Pick<ScheduleDefinition, 'expression' | 'timeZone'>,
  run: () => void,
): () => void {
  const times = parseScheduleExpression(expression);
  if (times.kind === 'every') {
    const timer = setInterval(run, Math.min(times.milliseconds, LONGEST_TIMER_MS));
    return () => clearInterval(timer);
  }
  const job = new Cron(
    times.kind === 'cron' ? times.pattern : times.at,
    // AWS counts the days of the week from 1 = Sunday, and of day and weekday one is always open.
    { timezone: timeZone, alternativeWeekdays: true, domAndDow: true },
    run,
  );
  return () => job.stop();
}
