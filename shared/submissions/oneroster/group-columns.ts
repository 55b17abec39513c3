import { isGroupHeading } from '../headings.ts';

/**
 * Columns that a system adds to OneRoster's own, as `metadata.` and a name, where the name is one of a student group.
 *
 * @example groupColumns(['sourcedId', 'metadata.ELL', 'metadata.busRoute']) // [{ heading: 'ELL', index: 1 }]
 */
export function groupColumns(headings: string[]): { heading: string; index: number }[] {
  return headings.flatMap((whole, index) => {
    const heading = /^metadata[._]?(.+)$/i.exec(whole.trim())?.[1];
    return heading !== undefined && isGroupHeading(heading) ? [{ heading, index }] : [];
  });
}
