/** The six areas of WaKIDS, Washington's inventory of what entering kindergartners can do, by id, in words. */
export const readinessDomains = {
  social_emotional: 'social and emotional',
  physical: 'physical',
  language: 'language',
  cognitive: 'cognitive',
  literacy: 'literacy',
  math: 'math',
} as const;
export type ReadinessDomain = keyof typeof readinessDomains;
