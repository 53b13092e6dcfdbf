/**
 * The check `duplicate`: whether an invoice occurred before, in this run or in an earlier one.
 *
 * It concerns a run and not a single document. Documents are checked in the order of the inputs, so that the later one is
 * the duplicate, whichever was read first. Outcomes are never cached.
 */
import type { CheckOutcome, Extraction, RecordSource } from '../../domain/record.ts';
import { identityOf, type InvoiceIdentity, isComparable, sightings } from '../../invoices/duplicates.ts';
import { type Message, message } from '../../texts/message.ts';
import type { CheckDescription } from './check.ts';
import { failed } from './verdict.ts';

/** Where an invoice occurred. */
export interface Occurrence {
  /** The path of the file, with the member of a ZIP, for messages. */
  readonly file: string;
  readonly sha256: string | null;
  readonly mediaType: string | null;
  readonly pages: RecordSource['pages'];
  /** The file with the extraction records of an earlier run; absent for this run. */
  readonly run?: string;
  readonly identity: InvoiceIdentity;
}

export interface DuplicateIndex {
  /** Takes an invoice of an earlier run into account. */
  remember(occurrence: Occurrence): void;
  /**
   * The outcome for each invoice of one document; the invoices are then remembered. Undefined where too little is known of
   * an invoice to compare it. A file that occurs again in this run has been replaced and is no duplicate of itself.
   */
  check(ofDocument: readonly Occurrence[]): readonly (Omit<CheckOutcome, 'id'> | undefined)[];
}

export const duplicateCheck: CheckDescription = { id: 'duplicate', says: 'duplicate.says', doubts: [] };

/** Whether the checks of a record say that its invoice occurred before: it is then part of no sum. */
export const isDuplicate = (checks: readonly Pick<CheckOutcome, 'id' | 'outcome'>[]): boolean =>
  checks.some(({ id, outcome }) => id === duplicateCheck.id && outcome === 'failed');

/** What is remembered of an occurrence, for messages. */
interface Location extends Omit<Occurrence, 'identity'> {
  readonly total: number | null;
  readonly currency: string | null;
  /** The number of the document in this run. The invoices of one document are compared with each other too. */
  readonly document: number;
}

/** `isGone` says whether a file has been moved away since it was read: a file with its name is then another one. */
export function duplicateIndex(isGone: (file: string) => boolean = () => false): DuplicateIndex {
  const known = sightings<Location>();
  let documents = 0;
  const locationOf = ({ identity, ...rest }: Occurrence): Location => {
    const { total, currency } = identity;
    return { ...rest, total, currency, document: documents };
  };
  const isReplaced = (earlier: Location, here: Location): boolean =>
    earlier.run === undefined &&
    earlier.file === here.file &&
    earlier.document !== here.document &&
    !isGone(earlier.file);
  return {
    remember: (occurrence) => known.add(occurrence.identity, locationOf(occurrence)),
    check(ofDocument) {
      documents++;
      return ofDocument.map((occurrence) => {
        const { identity } = occurrence;
        if (!isComparable(identity)) return undefined;
        const here = locationOf(occurrence);
        const earlier = known.find(identity, (location) => !isReplaced(location, here));
        // All duplicates name the first occurrence, unless its file has been replaced.
        known.add(identity, here, (location) => isReplaced(location, here));
        return earlier ? failed(messageOf(earlier, here, identity.number)) : { outcome: 'passed' };
      });
    },
  };
}

/** The parts of an extraction record that are compared and changed. */
export type Checked = Pick<Extraction, 'status' | 'invoice' | 'checks'> & { readonly source: RecordSource };

/** The extraction records of one document, each with the outcome of this check. A duplicate needs review. */
export function withDuplicateCheck<Item extends Checked>(records: readonly Item[], index: DuplicateIndex): Item[] {
  const read = records.flatMap((record) => (record.invoice ? [{ record, identity: identityOf(record.invoice) }] : []));
  const outcomes = index.check(read.map(({ record, identity }) => ({ ...occurrenceOf(record.source), identity })));
  return records.map((record) => {
    const outcome = outcomes[read.findIndex((candidate) => candidate.record === record)];
    return outcome ? withOutcome(record, outcome) : record;
  });
}

/** `record` with this outcome, which replaces an older one. */
export function withOutcome<Item extends Pick<Checked, 'status' | 'checks'>>(
  record: Item,
  outcome: Omit<CheckOutcome, 'id'>,
): Item {
  const others = record.checks.filter(({ id }) => id !== duplicateCheck.id);
  const status = outcome.outcome === 'failed' && record.status === 'ok' ? 'review' : record.status;
  return { ...record, status, checks: [...others, { id: duplicateCheck.id, ...outcome }] };
}

export const occurrenceOf = ({
  path,
  member,
  sha256,
  mediaType,
  pages,
}: RecordSource): Omit<Occurrence, 'identity'> => ({
  file: member === undefined ? path : `${path}/${member}`,
  sha256,
  mediaType,
  pages,
});

function messageOf(earlier: Location, here: Location, number: string | null): Message {
  const isSameFile = earlier.file === here.file;
  const there = locationText(earlier, isSameFile);
  const values = {
    where: earlier.run === undefined ? there : message('duplicate.inRun', { where: there, run: earlier.run }),
    there: amountText(earlier),
    here: amountText(here),
    file: locationText(here, isSameFile),
  };
  if (here.sha256 !== null && earlier.sha256 === here.sha256 && (!isSameFile || earlier.run !== undefined))
    return message('duplicate.sameFile', values);
  const forms = { formThere: formName(earlier.mediaType), formHere: formName(here.mediaType) };
  const isSameForm = forms.formThere === forms.formHere;
  if (number === null) {
    return isSameForm
      ? message('duplicate.values', values)
      : message('duplicate.valuesOtherForm', { ...values, ...forms });
  }
  if (!isSameForm) return message('duplicate.numberOtherForm', { ...values, ...forms, number });
  const isSameTotal = earlier.total === here.total && earlier.currency === here.currency;
  return message(isSameTotal ? 'duplicate.number' : 'duplicate.numberOtherTotal', { ...values, number });
}

/** The pages are named only where both invoices are in the same file. */
function locationText({ file, pages }: Location, isSameFile: boolean): Message {
  if (!isSameFile || !pages) return message('duplicate.file', { file });
  return message('duplicate.page', { file, page: pages[0] === pages[1] ? pages[0] : pages.join('-') });
}

function amountText({ total, currency }: Location): Message {
  if (total === null) return message('duplicate.unknown', {});
  return currency === null
    ? message('duplicate.amountAlone', { amount: total })
    : message('duplicate.amount', { amount: total, currency });
}

/** "application/pdf" → "PDF". */
const formName = (mediaType: string | null): string =>
  (mediaType?.split('/')[1] ?? 'unknown').replace(/^vnd\.|^x-/, '').toUpperCase();
