/** The same rule at the same place is always the same alert. */
export function alertId(ruleId: string, placeId: string): string {
  return `${ruleId}~${placeId}`;
}
