import * as z from 'zod';
import { identifier } from '../catalog/identifier.ts';
import { periodSchema } from '../catalog/period.ts';
import { studentGroupSchema } from '../catalog/student-group.ts';
import type { Operations } from './operation.ts';
import { shownValue } from './shown-schema.ts';

const group = studentGroupSchema.default('all').meta({ examples: ['english_learner:yes'] });
const indicatorId = identifier.meta({ examples: ['chronic-absence'] });

const peersQuery = z.object({
  indicator: indicatorId,
  place: identifier.meta({ examples: ['highline'] }),
  group,
});

const named = z.object({ id: z.string(), name: z.string() });
const placeOfKind = named.extend({ kind: z.enum(['region', 'district', 'school']) });
const indicator = named.extend({ betterWhen: z.enum(['higher', 'lower']), edition: z.string(), source: z.string() });
/** Points from and to. */
const interval = z.tuple([z.number(), z.number()]);

/** GET /api/peers: a place beside the places most like it. */
export const peersView = z.object({
  indicator,
  place: placeOfKind,
  group: z.string(),
  /** The one period that is compared: the latest with values of the place and of most others. Absent without one. */
  period: periodSchema.optional(),
  value: shownValue,
  /** What places are matched on, never an outcome; with the place's own value (a share from 0 to 1, yes as 1). */
  matchedOn: z.array(
    named.extend({ kind: z.enum(['share', 'number', 'yes-no']), unit: z.string().optional(), own: z.number() }),
  ),
  notMatchedOn: z.array(named.extend({ because: z.enum(['unknown-here', 'unknown-of-many', 'same-everywhere']) })),
  /** The nearest first. */
  peers: z.array(
    z.object({
      place: named,
      value: shownValue,
      /** On standard scores, 0 or more, and in words. */
      distance: z.number(),
      likeness: z.enum(['very-alike', 'alike', 'nearest-there-is']),
      /** Why it is one: its values of `matchedOn`, and how many standard deviations apart, the most alike first. */
      because: z.array(z.object({ attribute: z.string(), value: z.number(), apart: z.number() })),
    }),
  ),
  /** Other places of the kind with a value, by name. */
  others: z.array(z.object({ place: named, value: shownValue })),
  /** Places that are not compared: their value is hidden or did not come, or an attribute is not known. */
  withoutValue: z.array(named),
  withoutAttributes: z.array(named.extend({ attributes: z.array(z.string()) })),
  comparison: z.union([
    z.object({
      /** Of the peers' shares, percent, and their standard deviation, points. */
      mean: z.number(),
      deviation: z.number(),
      /** The place's share minus the mean, points, with the 95% interval to one more place like the peers. */
      difference: z.number(),
      interval,
      p: z.number(),
      /** Of the difference, where it is clear. */
      verdict: z.enum(['better', 'worse', 'no-clear-difference']),
    }),
    z.object({ cannotSay: z.enum(['no-value', 'nothing-to-match-on', 'too-few-peers', 'all-the-same']) }),
  ]),
});
export type PeersView = z.infer<typeof peersView>;

/** GET /api/bright-spots: places, and groups in them, that do better than places like them. */
export const brightSpotsView = z.object({
  indicator,
  /** Of those told, this share is expected to be chance. */
  falseDiscoveryRate: z.number(),
  /** How much was looked at together. */
  comparisons: z.number().int(),
  places: z.number().int(),
  /** By name, for it is no ranking. */
  spots: z.array(
    z.object({
      place: placeOfKind,
      group: z.string(),
      period: periodSchema,
      value: shownValue,
      /** What it does better than: the mean of its peers, or what is expected from its attributes, percent; and by how much. */
      than: z.array(z.object({ kind: z.enum(['peers', 'expected']), percent: z.number(), points: z.number() })),
    }),
  ),
});
export type BrightSpotsView = z.infer<typeof brightSpotsView>;

export const peerOperations = {
  readPeers: {
    method: 'GET',
    path: '/api/peers',
    summary: 'Read one indicator at one place beside the places most like it',
    tag: 'peers',
    access: 'manager',
    query: peersQuery,
    answers: { 200: { description: 'The place and its peers', content: { name: 'Peers', schema: peersView } } },
    problems: ['not-found'],
  },
  readBrightSpots: {
    method: 'GET',
    path: '/api/bright-spots',
    summary: 'Read where one indicator is better than at similar places, and than expected from attributes',
    tag: 'peers',
    access: 'manager',
    query: z.object({ indicator: indicatorId }),
    answers: {
      200: { description: 'Places and groups, by name', content: { name: 'BrightSpots', schema: brightSpotsView } },
    },
    problems: ['not-found'],
  },
} as const satisfies Operations;
