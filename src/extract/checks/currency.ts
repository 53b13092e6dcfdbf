/** Whether the currency is a code of ISO 4217. */
import { message } from '../../texts/message.ts';
import type { Check } from './check.ts';
import { verdict } from './verdict.ts';

/** Currencies that the euro replaced, and former codes of other currencies, for old invoices. */
const withdrawn =
  'ATS BEF BGN CYP DEM EEK ESP FIM FRF GRD HRK IEP ITL LTL LUF LVL MTL NLG PTE ROL RUR SIT SKK TRL YUM'.split(' ');

/** The list of the JavaScript runtime follows the standard. */
const known: ReadonlySet<string> = new Set([...Intl.supportedValuesOf('currency'), ...withdrawn]);

export const currency: Check = {
  id: 'currency',
  says: 'currency.says',
  doubts: ['currency'],
  run({ invoice }) {
    if (invoice.currency === null) return undefined;
    if (known.has(invoice.currency)) return verdict(1, []);
    return verdict(1, [{ message: message('currency.unknown', { currency: invoice.currency }) }]);
  },
};
