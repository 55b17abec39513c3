/** What a signed-in person may do: backbone staff run the partnership, managers read what they may see of it. */
export const roles = ['backbone', 'manager'] as const;
export type Role = (typeof roles)[number];

/**
 * The roles in a token's claims, from Cognito's groups. Groups that are no roles are left out.
 * An HTTP API hands claims on as text, so `[backbone manager]`, `backbone,manager`, JSON text and a real array all count.
 * No claims give no role.
 *
 * @example rolesOf({ 'cognito:groups': '[backbone manager]' }) // Set { 'backbone', 'manager' }
 */
export function rolesOf(claims: Readonly<Record<string, unknown>>): ReadonlySet<Role> {
  const groups = groupNames(claims['cognito:groups']);
  return new Set(roles.filter((role) => groups.includes(role)));
}

/** Whether someone who holds these roles may do what `needed` may. Backbone staff may everything. */
export function mayActAs(needed: Role, held: ReadonlySet<Role>): boolean {
  return held.has('backbone') || held.has(needed);
}

function groupNames(claim: unknown): unknown[] {
  if (Array.isArray(claim)) return claim;
  if (typeof claim !== 'string') return [];
  // No role has a quote, bracket, comma or space in its name, so JSON text needs no parser of its own.
  return claim.split(/[\s,[\]"]+/).filter((name) => name !== '');
}
