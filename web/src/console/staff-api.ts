import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod';
import { ruleSchema } from '../../../shared/alerts/rule.ts';
import { alertSummary, alertView } from '../../../shared/api/alerts.ts';
import { attributeValuesView } from '../../../shared/api/attribute-values.ts';
import { calendarView } from '../../../shared/api/calendar.ts';
import { historyView } from '../../../shared/api/history.ts';
import { staffLinkView } from '../../../shared/api/links.ts';
import { mailOperations } from '../../../shared/api/mails.ts';
import { brightSpotsView, peersView } from '../../../shared/api/peers.ts';
import { presetsView } from '../../../shared/api/presets.ts';
import { previewView } from '../../../shared/api/preview.ts';
import { recipientOperations } from '../../../shared/api/recipients.ts';
import { seriesView } from '../../../shared/api/series.ts';
import { submissionSummary, submissionView } from '../../../shared/api/submissions.ts';
import { scheduleSchema } from '../../../shared/calendar/schedule.ts';
import { agreementSchema } from '../../../shared/catalog/agreement.ts';
import { attributeSchema } from '../../../shared/catalog/attribute.ts';
import { indicatorSchema } from '../../../shared/catalog/indicator.ts';
import { ownerSchema } from '../../../shared/catalog/owner.ts';
import { partnerSchema } from '../../../shared/catalog/partner.ts';
import { partnershipSchema } from '../../../shared/catalog/partnership.ts';
import { placeSchema } from '../../../shared/catalog/place.ts';
import { ApiProblem } from '../api/problem.ts';
import { request } from '../api/request.ts';
import { forgetSession, useSession } from './session.ts';

const alerts = z.object({ alerts: z.array(alertSummary) });
const indicators = z.object({ indicators: z.array(indicatorSchema) });
const owners = z.object({ owners: z.array(ownerSchema) });
/** A rule as it is saved. */
export const savedRule = ruleSchema.and(z.object({ version: z.number().int() }));
export type SavedRule = z.infer<typeof savedRule>;
const rules = z.object({ rules: z.array(savedRule) });
const version = { version: z.number().int() };
export const savedPartner = partnerSchema.extend(version);
export type SavedPartner = z.infer<typeof savedPartner>;
export const savedAgreement = agreementSchema.extend(version);
export type SavedAgreement = z.infer<typeof savedAgreement>;
export const savedSchedule = scheduleSchema.extend(version);
export type SavedSchedule = z.infer<typeof savedSchedule>;
export const savedAttribute = attributeSchema.extend(version);
export type SavedAttribute = z.infer<typeof savedAttribute>;
const attributes = z.object({ attributes: z.array(savedAttribute) });
const partners = z.object({ partners: z.array(savedPartner) });
const agreements = z.object({ agreements: z.array(savedAgreement) });
const submissions = z.object({ submissions: z.array(submissionSummary) });
const places = z.object({ places: z.array(placeSchema) });

/** What the console asks of the staff API: an address and the contract of its answer. */
export const ask = {
  partnership: { path: '/api/partnership', schema: partnershipSchema },
  indicators: { path: '/api/indicators', schema: indicators },
  places: { path: '/api/places', schema: places },
  attributes: { path: '/api/attributes', schema: attributes },
  attributeValues: (schoolYear: string) => ({
    path: `/api/attributes/values?${new URLSearchParams({ schoolYear })}`,
    schema: attributeValuesView,
  }),
  presets: { path: '/api/presets', schema: presetsView.pick({ attributes: true }) },
  alerts: { path: '/api/alerts?state=open', schema: alerts },
  allAlerts: { path: '/api/alerts?limit=500', schema: alerts },
  alert: (id: string) => ({ path: `/api/alerts/${encodeURIComponent(id)}`, schema: alertView }),
  owners: { path: '/api/owners', schema: owners },
  rules: { path: '/api/rules', schema: rules },
  links: { path: '/api/links', schema: z.object({ links: z.array(staffLinkView) }) },
  partners: { path: '/api/partners', schema: partners },
  agreements: { path: '/api/agreements', schema: agreements },
  schedules: { path: '/api/schedules', schema: z.object({ schedules: z.array(savedSchedule) }) },
  calendar: { path: '/api/calendar', schema: calendarView },
  submissions: { path: '/api/submissions?limit=1000', schema: submissions },
  submission: (id: string) => ({ path: `/api/submissions/${encodeURIComponent(id)}`, schema: submissionView }),
  history: (of: { partnerId: string; dataset: string; period: string } | undefined) => ({
    path: `/api/history?${new URLSearchParams(of && { partner: of.partnerId, dataset: of.dataset, period: of.period })}`,
    schema: historyView,
  }),
  ownToken: { path: '/api/own-preferences', schema: recipientOperations.readOwnToken.answers[200].content.schema },
  recipients: { path: '/api/recipients', schema: recipientOperations.listRecipients.answers[200].content.schema },
  mailsOf: (recipient: string) => ({
    path: `/api/mails?${new URLSearchParams({ recipient, limit: '12' })}`,
    schema: mailOperations.listMails.answers[200].content.schema,
  }),
  preview: (rule: object, course: Record<string, string>) => ({
    path: `/api/rules/preview?${new URLSearchParams(course)}`,
    schema: previewView,
    body: rule,
  }),
  peers: (indicator: string, place: string, group: string) => ({
    path: `/api/peers?${new URLSearchParams({ indicator, place, group })}`,
    schema: peersView,
  }),
  brightSpots: (indicator: string) => ({
    path: `/api/bright-spots?${new URLSearchParams({ indicator })}`,
    schema: brightSpotsView,
  }),
  series: (indicator: string, place: string) => ({
    path: `/api/series?${new URLSearchParams({ indicator, place })}`,
    schema: seriesView,
  }),
};

/** With a body it is a question too: it changes nothing. */
type Question<T> = { path: string; schema: z.ZodType<T>; body?: object };

/** Makes queries in the name of the signed-in person; a token that is no longer taken ends the session. */
export function useAsk() {
  const queries = useQueryClient();
  const token = useSession().data?.access_token;
  return <T>({ path, schema, body }: Question<T>) =>
    queryOptions({
      queryKey: ['staff', path, body],
      enabled: token !== undefined,
      queryFn: async ({ signal }) => {
        try {
          return await request(path, schema, { signal, body, ...(token === undefined ? {} : { token }) });
        } catch (error) {
          if (error instanceof ApiProblem && error.status === 401) await forgetSession(queries);
          throw error;
        }
      },
    });
}

/** One answer of the staff API. */
export function useAnswer<T>(question: Question<T>) {
  return useQuery(useAsk()(question));
}

type Change = {
  path: string;
  method: 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  /** The version that was read; 0 where there must be none. */
  version?: number;
};

/** Changes something through the staff API, and asks anew for whatever is on the page. */
export function useChange<T>(schema: z.ZodType<T>) {
  const queries = useQueryClient();
  const token = useSession().data?.access_token;
  return useMutation({
    mutationFn: ({ path, ...options }: Change) =>
      request(path, schema, { ...options, ...(token === undefined ? {} : { token }) }),
    async onError(error) {
      if (error instanceof ApiProblem && error.status === 401) await forgetSession(queries);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['staff'] }),
  });
}
