/**
 * The words of one language on invoices: each field is a list of alternatives, separated by `|`.
 *
 * Every third alternative of a list is withheld from training and used only in withheld families (see `wordFrom`).
 */
import type { Draw } from './draw.ts';

export interface Wording {
  /** Headings over or beside the seller, the buyer, a delivery address and a person to ask for. */
  readonly seller: string;
  readonly buyer: string;
  readonly delivery: string;
  readonly contact: string;
  readonly title: string;
  /** Labels of number, date, due date and other values beside them. */
  readonly number: string;
  readonly date: string;
  readonly due: string;
  readonly other: string;
  readonly phone: string;
  readonly registration: string;
  readonly bank: string;
  /** Labels of totals, and of the amounts between them. */
  readonly net: string;
  readonly tax: string;
  readonly total: string;
  readonly adjustment: string;
  readonly columns: string;
  readonly item: string;
  readonly prose: string;
  /** Labels of the parts of an address in a form. */
  readonly nameLabel: string;
  readonly addressLabel: string;
  readonly cityLabel: string;
  readonly postLabel: string;
  readonly stateLabel: string;
  readonly countryLabel: string;
  readonly greeting: string;
  readonly honorific: string;
  readonly regards: string;
  /** Trades as they occur in the names of companies. */
  readonly trades: string;
  /** What names of firms, houses, farms and associations are built of: birds, trees, rivers, mills, saints. */
  readonly landmarks: string;
  /**
   * Names that go on beyond a brand and a trade: authorities, foundations, owners of one house together, and persons who
   * trade under a name of their own. They bear no legal form beyond what they say; `party.ts` fills in the parts.
   */
  readonly bodies: string;
  /** Headings of those who are neither seller nor buyer: brokers, guardians, managers, insurers, payers. */
  readonly third: string;
  /** What stands before the name of one who acts for the party above it. */
  readonly managed: string;
  /** Departments that a letter is sent to, beside the name of their company. */
  readonly department: string;
  /** Lines between a name and its street that are of neither: whom to hand it to, cost centres; filled in like `aside`. */
  readonly attention: string;
  /** Labels of whom or what a bill is about: patients, pupils, pets, passengers. */
  readonly subject: string;
  /** Titles of parts of a page that look like names. */
  readonly caption: string;
  /** What stands between a brand and the company behind it. */
  readonly operator: string;
  /** Headings of other places of the seller: warehouses, branches, where to return goods. */
  readonly site: string;
  /** Lines beside an address that are no part of it; `asides.ts` fills in digits, towns and names. */
  readonly aside: string;
  /** Lines of registers, licences and kinds of taxpayers, filled in alike. */
  readonly regime: string;
}

const lists = new Map<string, readonly string[]>();

/** The alternatives of one field of a wording. */
export function alternatives(text: string): readonly string[] {
  const known = lists.get(text) ?? text.split('|');
  lists.set(text, known);
  return known;
}

/** Lists shorter than this have no word to spare for what is withheld. */
const leastToWithhold = 4;

/** Whether the alternative at `index` is one that training never shows. */
export const isWithheld = (index: number, count: number): boolean => count >= leastToWithhold && index % 3 === 2;

/** Which words a page may show: those of training, mostly the withheld third, or all. */
export type WordChoice = 'seen' | 'withheld' | 'all';

export function wordFrom(draw: Draw, text: string, words: WordChoice): string {
  const all = alternatives(text);
  if (words === 'all') return draw.pick(all);
  const wanted = words === 'withheld' && draw.chance(0.6);
  const allowed = all.filter((_, index) => isWithheld(index, all.length) === wanted);
  return draw.pick(allowed.length > 0 ? allowed : all);
}
