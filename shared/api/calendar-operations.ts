import * as z from 'zod';
import { excuseSchema } from '../calendar/excuse.ts';
import { identifier } from '../catalog/identifier.ts';
import { periodSchema } from '../catalog/period.ts';
import { calendarView, excuseRequest } from './calendar.ts';
import type { Operations } from './operation.ts';

const byPeriod = z.object({
  id: identifier.meta({ examples: ['highline-attendance'] }),
  period: periodSchema.meta({ examples: ['2026-02'] }),
});

/** What is due of whom, what came, and what need not come. */
export const calendarOperations = {
  readCalendar: {
    method: 'GET',
    path: '/api/calendar',
    summary: 'Read where the periods around today stand, of every schedule: received, partly, due, overdue, excused',
    tag: 'calendar',
    access: 'manager',
    answers: { 200: { description: 'The calendar', content: { name: 'Calendar', schema: calendarView } } },
  },
  excusePeriod: {
    method: 'PUT',
    path: '/api/schedules/{id}/excuses/{period}',
    summary: 'Put a period off to a later day, or excuse it altogether, for a reason',
    tag: 'calendar',
    access: 'backbone',
    params: byPeriod,
    body: { name: 'ExcuseRequest', schema: excuseRequest },
    answers: { 200: { description: 'The excuse', content: { name: 'Excuse', schema: excuseSchema } } },
    problems: ['not-found'],
  },
  endExcuse: {
    method: 'DELETE',
    path: '/api/schedules/{id}/excuses/{period}',
    summary: 'End the excuse of a period; it is due as before',
    tag: 'calendar',
    access: 'backbone',
    params: byPeriod,
    answers: { 204: { description: 'Nothing is excused' } },
    problems: ['not-found'],
  },
} as const satisfies Operations;
