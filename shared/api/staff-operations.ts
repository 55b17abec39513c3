import * as z from 'zod';
import { identifier } from '../catalog/identifier.ts';
import { alertOperations } from './alert-operations.ts';
import { calendarOperations } from './calendar-operations.ts';
import {
  agreementContract,
  cycleContract,
  indicatorContract,
  ownerContract,
  partnerContract,
  partnershipContent,
  partnershipSave,
  placeContract,
  ruleContract,
  scheduleContract,
} from './catalog.ts';
import { cycleOperations } from './cycle-operations.ts';
import { cycleResultContent } from './cycles.ts';
import { historyQuery, historyView } from './history.ts';
import { linkOperations } from './link-operations.ts';
import { mailOperations } from './mails.ts';
import type { Content, Operations } from './operation.ts';
import { presetsView } from './presets.ts';
import { courseQuery, previewView } from './preview.ts';
import { recipientOperations } from './recipients.ts';
import { scanQuery, scanView } from './scan.ts';
import { seriesView } from './series.ts';
import { submissionQuery, submissionSummary, submissionView, withdrawalRequest } from './submissions.ts';

const byId = z.object({ id: identifier.meta({ examples: ['highline'] }) });
const bySubmission = z.object({
  id: z
    .string()
    .regex(/^\d{10}$/, 'the id of a submission, 10 digits')
    .meta({ examples: ['0000000042'] }),
});

/** Saves only over the version that was read; `*` over any, `"0"` only when there is none. */
const ifMatch = z.object({
  'if-match': z
    .string()
    .regex(/^(?:\*|"?\d{1,15}"?)$/, 'the version that you read, for example "3"')
    .optional()
    .meta({ examples: ['"3"'] }),
});

/** List, read, save and remove, the same for every kind of record that staff define. */
function records<P extends string, L extends Content, V extends Content, S extends Content>(
  path: P,
  words: { one: string; many: string },
  contract: { list: L; view: V; save: S },
) {
  const tag = path;
  return {
    list: {
      method: 'GET',
      path: `/api/${path}`,
      summary: `List the ${words.many}`,
      tag,
      access: 'manager',
      answers: { 200: { description: `All ${words.many}`, content: contract.list } },
    },
    get: {
      method: 'GET',
      path: `/api/${path}/{id}`,
      summary: `Read one ${words.one}`,
      tag,
      access: 'manager',
      params: byId,
      answers: { 200: { description: `The ${words.one}, its version as ETag`, content: contract.view } },
      problems: ['not-found'],
    },
    put: {
      method: 'PUT',
      path: `/api/${path}/{id}`,
      summary: `Create or replace one ${words.one}`,
      tag,
      access: 'backbone',
      params: byId,
      headers: ifMatch,
      body: contract.save,
      answers: {
        200: { description: `Replaced`, content: contract.view },
        201: { description: `Created`, content: contract.view },
      },
      problems: ['conflict', 'version-conflict'],
    },
    remove: {
      method: 'DELETE',
      path: `/api/${path}/{id}`,
      summary: `Remove one ${words.one} that nothing refers to`,
      tag,
      access: 'backbone',
      params: byId,
      answers: { 204: { description: 'Removed' } },
      problems: ['not-found', 'conflict'],
    },
  } as const satisfies Operations;
}

const places = records('places', { one: 'place', many: 'places' }, placeContract);
const partners = records('partners', { one: 'partner', many: 'partners' }, partnerContract);
const agreements = records('agreements', { one: 'agreement', many: 'agreements' }, agreementContract);
const schedules = records('schedules', { one: 'schedule', many: 'schedules' }, scheduleContract);
const owners = records('owners', { one: 'owner', many: 'owners' }, ownerContract);
const indicators = records('indicators', { one: 'indicator', many: 'indicators' }, indicatorContract);
const rules = records('rules', { one: 'rule', many: 'rules' }, ruleContract);
const cycles = records('cycles', { one: 'cycle', many: 'cycles' }, cycleContract);

const submissionContent = { name: 'Submission', schema: submissionView } satisfies Content;

/** What staff may ask. A manager reads, as far as they may see the places; backbone staff also change. */
export const staffOperations = {
  readOpenApi: {
    method: 'GET',
    path: '/openapi.json',
    summary: 'This document',
    tag: 'about',
    access: 'anyone',
    answers: {
      200: { description: 'OpenAPI 3.1', content: { name: 'OpenApi', schema: z.record(z.string(), z.unknown()) } },
    },
  },
  readPartnership: {
    method: 'GET',
    path: '/api/partnership',
    summary: 'Read the settings of the partnership',
    tag: 'partnership',
    access: 'manager',
    answers: { 200: { description: 'The settings', content: partnershipContent } },
  },
  savePartnership: {
    method: 'PUT',
    path: '/api/partnership',
    summary: 'Save the settings of the partnership',
    tag: 'partnership',
    access: 'backbone',
    body: partnershipSave,
    answers: { 200: { description: 'The settings as saved', content: partnershipContent } },
  },
  listPlaces: places.list,
  readPlace: places.get,
  savePlace: places.put,
  removePlace: places.remove,
  listPartners: partners.list,
  readPartner: partners.get,
  savePartner: partners.put,
  removePartner: partners.remove,
  listAgreements: agreements.list,
  readAgreement: agreements.get,
  saveAgreement: agreements.put,
  removeAgreement: agreements.remove,
  listSchedules: schedules.list,
  readSchedule: schedules.get,
  saveSchedule: schedules.put,
  removeSchedule: schedules.remove,
  ...calendarOperations,
  listOwners: owners.list,
  readOwner: owners.get,
  saveOwner: owners.put,
  removeOwner: owners.remove,
  readPresets: {
    method: 'GET',
    path: '/api/presets',
    summary: 'Read ready indicators with their rules, and how states protect small groups',
    tag: 'presets',
    access: 'manager',
    answers: { 200: { description: 'All presets', content: { name: 'Presets', schema: presetsView } } },
  },
  listIndicators: indicators.list,
  readIndicator: indicators.get,
  saveIndicator: indicators.put,
  removeIndicator: indicators.remove,
  listRules: rules.list,
  readRule: rules.get,
  saveRule: rules.put,
  removeRule: rules.remove,
  listCycles: cycles.list,
  readCycle: cycles.get,
  saveCycle: cycles.put,
  removeCycle: { ...cycles.remove, summary: 'Remove a cycle that has not begun; others are abandoned' },
  ...cycleOperations,
  readCycleResult: {
    method: 'GET',
    path: '/api/cycles/{id}/result',
    summary:
      'Read what a cycle looks like by now: both arms, the difference, the aim, its decision rules, in words too',
    tag: 'cycles',
    access: 'manager',
    params: byId,
    answers: { 200: { description: 'The result, from what is published', content: cycleResultContent } },
    problems: ['not-found'],
  },
  previewRule: {
    method: 'POST',
    path: '/api/rules/preview',
    summary: 'Run a rule over all history without saving it',
    tag: 'rules',
    access: 'manager',
    query: courseQuery,
    body: ruleContract.save,
    answers: { 200: { description: 'What it would have told', content: { name: 'Preview', schema: previewView } } },
  },
  ...linkOperations,
  listSubmissions: {
    method: 'GET',
    path: '/api/submissions',
    summary: 'List submissions, newest first',
    tag: 'submissions',
    access: 'manager',
    query: submissionQuery,
    answers: {
      200: {
        description: 'The submissions that fit',
        content: { name: 'SubmissionList', schema: z.object({ submissions: z.array(submissionSummary) }) },
      },
    },
  },
  readSubmission: {
    method: 'GET',
    path: '/api/submissions/{id}',
    summary: 'Read one submission with its report',
    tag: 'submissions',
    access: 'manager',
    params: bySubmission,
    answers: { 200: { description: 'The submission', content: submissionContent } },
    problems: ['not-found'],
  },
  withdrawSubmission: {
    method: 'POST',
    path: '/api/submissions/{id}/withdrawal',
    summary: 'Withdraw a submission; what it replaced counts again',
    tag: 'submissions',
    access: 'backbone',
    params: bySubmission,
    body: { name: 'WithdrawalRequest', schema: withdrawalRequest, optional: true },
    answers: { 200: { description: 'The submission, withdrawn', content: submissionContent } },
    problems: ['not-found', 'conflict'],
  },
  readHistory: {
    method: 'GET',
    path: '/api/history',
    summary: 'Read the files of one partner for a period: who, when, which, what it moved, corrections and withdrawals',
    tag: 'submissions',
    access: 'manager',
    query: historyQuery,
    answers: { 200: { description: 'The files, newest first', content: { name: 'History', schema: historyView } } },
    problems: ['not-found'],
  },
  readSeries: {
    method: 'GET',
    path: '/api/series',
    summary: 'Read one indicator at one place: values, what is usual, breaks, and gaps with what became of them',
    tag: 'series',
    access: 'manager',
    query: z.object({
      indicator: identifier.meta({ examples: ['chronic-absence'] }),
      place: identifier.meta({ examples: ['highline'] }),
    }),
    answers: { 200: { description: 'The series', content: { name: 'Series', schema: seriesView } } },
    problems: ['not-found'],
  },
  scanPlaces: {
    method: 'GET',
    path: '/api/scan',
    summary: 'Scan all places of one indicator for values that stand out among so many',
    tag: 'series',
    access: 'manager',
    query: scanQuery,
    answers: { 200: { description: 'All places with a judged value', content: { name: 'Scan', schema: scanView } } },
    problems: ['not-found'],
  },
  ...alertOperations,
  ...mailOperations,
  ...recipientOperations,
} as const satisfies Operations;
