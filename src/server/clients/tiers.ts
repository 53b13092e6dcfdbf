/** What a client of the convert API may send, by its tier (section 7.3 of its document). */

export const tiers = ['free', 'basic', 'enterprise', 'enterprise-plus'] as const;
export type Tier = (typeof tiers)[number];

/** Of one file. */
export const maxMegabytes: Readonly<Record<Tier, number>> = {
  free: 10,
  basic: 50,
  enterprise: 200,
  'enterprise-plus': 500,
};
