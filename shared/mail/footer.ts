import type { Partnership } from '../catalog/partnership.ts';

/** What stands below every mail: what is hidden, and whom to ask. */
export function footerOf({
  minimumGroupSize,
  demo,
  contact,
}: Pick<Partnership, 'minimumGroupSize' | 'demo' | 'contact'>): string {
  const hidden = `Groups under ${minimumGroupSize} students are hidden here as everywhere.`;
  return [hidden, `Questions: ${contact}.`, ...(demo ? ['Demo region, made data.'] : [])].join(' ');
}
