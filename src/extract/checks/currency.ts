/** The currency is one of ISO 4217. */
import type { Check } from './check.ts';
import { verdict } from './verdict.ts';

/** The runtime's own list follows the standard, old currencies included: old invoices are read too. */
const known: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

export const currency: Check = {
  id: 'currency',
  run({ invoice }) {
    if (invoice.currency === null) return undefined;
    return verdict(
      1,
      known.has(invoice.currency) ? [] : [{ message: `${invoice.currency} is no currency of ISO 4217` }],
    );
  },
};
