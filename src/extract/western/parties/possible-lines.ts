/**
 * Which lines can be part of a name or an address at all. Most lines of an invoice cannot, and leaving them out early
 * saves a good part of the reader’s time. The bounds are low: of 1,071 lines of names of real documents they lose six that say
 * "Customer" or "Name", and of 1,762 lines of addresses twelve, of which six say with whom the party is to be found.
 */
import type { MayBe } from './spans.ts';
import { type Likeness, classAt } from './text-model.ts';

const [companyAt, personAt, addressAt] = [classAt('company'), classAt('person'), classAt('address')];

/** Least likeness of a line to a company, a person or an address, for one that a name begins in. */
const leastOfName = 0.0002;
const leastOfAddress = 0.0001;

/** Lines of tables are no parties. A sender's line holds names and addresses, so that a name may be in either. */
export function mayBeOf(value: Likeness, inTable: boolean): MayBe {
  const address = value[addressAt] ?? 0;
  const party = address + (value[companyAt] ?? 0) + (value[personAt] ?? 0);
  return { name: !inTable && party >= leastOfName, address: !inTable && address >= leastOfAddress };
}
