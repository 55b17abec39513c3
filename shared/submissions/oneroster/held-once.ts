/**
 * Gives for each text the first that was equal to it, so that a text which stands in a million rows is held once. Meant for
 * what has few different values: schools, days, groups.
 */
export function heldOnce(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const held = known.get(text);
    if (held !== undefined) return held;
    known.set(text, text);
    return text;
  };
}
