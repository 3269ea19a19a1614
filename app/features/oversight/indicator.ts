/** What the map of the régions shows: `?show=`. */
export const INDICATORS = ['recovery', 'cashed', 'late'] as const;
export type Indicator = (typeof INDICATORS)[number];
