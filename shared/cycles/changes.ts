import { isDeepStrictEqual } from 'node:util';
import { type CycleDefinition, cycleDefinitionSchema } from './cycle.ts';
import type { FieldChange } from './entry.ts';

/**
 * What differs between two definitions of a cycle, field by field; each phase and each decision rule is a field of its
 * own, so that a log tells what was changed and not only that something was.
 *
 * @example changesBetween(before, after) // [{ field: 'decideBy', before: '2026-03-20', after: '2027-03-20' }]
 */
export function changesBetween(before: CycleDefinition, after: CycleDefinition): FieldChange[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((field): FieldChange[] => {
    const [old, now] = [was.get(field), is.get(field)];
    if (isDeepStrictEqual(old, now)) return [];
    return [{ field, ...(old !== undefined && { before: old }), ...(now !== undefined && { after: now }) }];
  });
}

function fieldsOf({ phases, decisionRules, ...plain }: CycleDefinition): Map<string, unknown> {
  return new Map<string, unknown>([
    ...Object.entries(plain),
    ...phases.map((phase, index) => [phaseField(index), phase] as const),
    ...decisionRules.map((rule) => [`decisionRules.${rule.id}`, rule] as const),
  ]);
}

const phaseField = (index: number) => `phases.${index}`;

/** Whether a change of the log is of a phase, which names places. */
export const isOfPhase = ({ field }: Pick<FieldChange, 'field'>): boolean => /^phases\.\d+$/.test(field);

/** What people define of a cycle, without what became of it. */
export function definitionOf(cycle: CycleDefinition): CycleDefinition {
  return cycleDefinitionSchema.parse(cycle);
}
