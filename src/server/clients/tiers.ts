/** The limits of a client of the convert API, by its tier (section 7.3 of its specification). */

export const tiers = ['free', 'basic', 'enterprise', 'enterprise-plus'] as const;
export type Tier = (typeof tiers)[number];

/** The largest file. */
export const maxMegabytes: Readonly<Record<Tier, number>> = {
  free: 10,
  basic: 50,
  enterprise: 200,
  'enterprise-plus': 500,
};
