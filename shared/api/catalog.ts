import * as z from 'zod';
import {
  changeRuleSchema,
  cycleRuleSchema,
  gapExceedsRuleSchema,
  gapSignalRuleSchema,
  gapWidensRuleSchema,
  levelRuleSchema,
  missingRuleSchema,
  paceRuleSchema,
  qualityRuleSchema,
  signalRuleSchema,
} from '../alerts/rule.ts';
import { scheduleSchema } from '../calendar/schedule.ts';
import { agreementSchema } from '../catalog/agreement.ts';
import { identifier } from '../catalog/identifier.ts';
import { indicatorSchema } from '../catalog/indicator.ts';
import { ownerSchema } from '../catalog/owner.ts';
import { partnerSchema } from '../catalog/partner.ts';
import { partnershipSchema } from '../catalog/partnership.ts';
import { placeSchema } from '../catalog/place.ts';
import { cycleDefinitionSchema, cycleSchema } from '../cycles/cycle.ts';
import type { Content } from './operation.ts';

/** Grows by one with every save; also the ETag of the answer. */
const version = z.number().int().positive();

/** What a save may repeat from an earlier answer: the path names the id, `If-Match` the version. */
const repeated = { id: identifier.optional(), version: version.optional() };

/** The contracts of one kind of record that staff define: what is saved, what is answered, and the list of all. */
function recordOf<S extends z.ZodObject, K extends string>(name: string, plural: K, schema: S) {
  const { id: _, ...fields } = schema.shape;
  const view = schema.extend({ version });
  return {
    save: { name: `${name}Save`, schema: z.strictObject({ ...fields, ...repeated }) },
    view: { name, schema: view },
    list: { name: `${name}List`, schema: z.object({ [plural]: z.array(view) } as Record<K, z.ZodArray<typeof view>>) },
  } satisfies Record<string, Content>;
}

export const partnershipContent = { name: 'Partnership', schema: partnershipSchema } satisfies Content;
export const partnershipSave = {
  name: 'PartnershipSave',
  schema: z.strictObject(partnershipSchema.shape),
} satisfies Content;

export const placeContract = recordOf('Place', 'places', placeSchema);
export const partnerContract = recordOf('Partner', 'partners', partnerSchema);
export const agreementContract = recordOf('Agreement', 'agreements', agreementSchema);
export const scheduleContract = recordOf('Schedule', 'schedules', scheduleSchema);
export const ownerContract = recordOf('Owner', 'owners', ownerSchema);
const cycleView = recordOf('Cycle', 'cycles', cycleSchema).view;
/** People define a cycle; its state and its log follow from what they do. Lists leave the logs out, which may be long. */
export const cycleContract = {
  save: {
    name: 'CycleSave',
    schema: recordOf('Cycle', 'cycles', cycleDefinitionSchema).save.schema.extend({
      /** Why it is changed, for the log. */
      why: z.string().trim().min(1).max(1000).optional(),
    }),
  },
  view: cycleView,
  list: { name: 'CycleList', schema: z.object({ cycles: z.array(cycleView.schema.omit({ log: true })) }) },
} satisfies Record<string, Content>;
export const indicatorContract = recordOf('Indicator', 'indicators', indicatorSchema);

const level = recordOf('LevelRule', 'rules', levelRuleSchema);
const change = recordOf('ChangeRule', 'rules', changeRuleSchema);
const gapExceeds = recordOf('GapExceedsRule', 'rules', gapExceedsRuleSchema);
const gapWidens = recordOf('GapWidensRule', 'rules', gapWidensRuleSchema);
const signal = recordOf('SignalRule', 'rules', signalRuleSchema);
const gapSignal = recordOf('GapSignalRule', 'rules', gapSignalRuleSchema);
const pace = recordOf('PaceRule', 'rules', paceRuleSchema);
const missing = recordOf('MissingRule', 'rules', missingRuleSchema);
const quality = recordOf('QualityRule', 'rules', qualityRuleSchema);
const cycle = recordOf('CycleRule', 'rules', cycleRuleSchema);
const ruleView = z.discriminatedUnion('kind', [
  level.view.schema,
  change.view.schema,
  gapExceeds.view.schema,
  gapWidens.view.schema,
  signal.view.schema,
  gapSignal.view.schema,
  pace.view.schema,
  missing.view.schema,
  quality.view.schema,
  cycle.view.schema,
]);
export const ruleContract = {
  save: {
    name: 'RuleSave',
    schema: z.discriminatedUnion('kind', [
      level.save.schema,
      change.save.schema,
      gapExceeds.save.schema,
      gapWidens.save.schema,
      signal.save.schema,
      gapSignal.save.schema,
      pace.save.schema,
      missing.save.schema,
      quality.save.schema,
      cycle.save.schema,
    ]),
  },
  view: { name: 'Rule', schema: ruleView },
  list: { name: 'RuleList', schema: z.object({ rules: z.array(ruleView) }) },
} satisfies Record<string, Content>;
