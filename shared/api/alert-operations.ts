import * as z from 'zod';
import { alertQuery, alertSummary, alertView, assigneeRequest, noteRequest, silenceRequest } from './alerts.ts';
import type { Content, Operations } from './operation.ts';

const byAlert = z.object({ id: z.string().min(1).max(400) });
const common = { tag: 'alerts', access: 'manager', params: byAlert } as const;
const answers = {
  200: { description: 'The alert', content: { name: 'Alert', schema: alertView } satisfies Content },
} as const;

/** Alerts, and what people do with them. */
export const alertOperations = {
  listAlerts: {
    method: 'GET',
    path: '/api/alerts',
    summary: 'List alerts, the latest change first',
    tag: 'alerts',
    access: 'manager',
    query: alertQuery,
    answers: {
      200: {
        description: 'The alerts that fit',
        content: { name: 'AlertList', schema: z.object({ alerts: z.array(alertSummary) }) },
      },
    },
  },
  readAlert: {
    ...common,
    method: 'GET',
    path: '/api/alerts/{id}',
    summary: 'Read one alert with its finding and its history',
    answers,
    problems: ['not-found'],
  },
  acknowledgeAlert: {
    ...common,
    method: 'POST',
    path: '/api/alerts/{id}/acknowledge',
    summary: 'Say that somebody has seen an alert and takes care',
    answers,
    problems: ['not-found', 'conflict'],
  },
  silenceAlert: {
    ...common,
    method: 'POST',
    path: '/api/alerts/{id}/silence',
    summary: 'Tell nobody of an alert for a while; what still holds then is told once',
    body: { name: 'SilenceRequest', schema: silenceRequest },
    answers,
    problems: ['not-found', 'conflict'],
  },
  endSilenceOfAlert: {
    ...common,
    method: 'DELETE',
    path: '/api/alerts/{id}/silence',
    summary: 'End a silence before its time; the alert counts as acknowledged',
    answers,
    problems: ['not-found', 'conflict'],
  },
  assignAlert: {
    ...common,
    method: 'PUT',
    path: '/api/alerts/{id}/assignee',
    summary: 'Give an alert to somebody, or to nobody',
    body: { name: 'AssigneeRequest', schema: assigneeRequest },
    answers,
    problems: ['not-found', 'conflict'],
  },
  addNoteToAlert: {
    ...common,
    method: 'POST',
    path: '/api/alerts/{id}/notes',
    summary: 'Add a note to an alert',
    body: { name: 'NoteRequest', schema: noteRequest },
    answers,
    problems: ['not-found', 'conflict'],
  },
} as const satisfies Operations;
