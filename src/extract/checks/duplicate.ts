/**
 * The check `duplicate`: whether an invoice was met before, in this run or in an earlier one.
 *
 * It is about a run, not about a document: fed in the order of the inputs, so that the later one is the duplicate
 * whatever was read first. Outcomes are never cached.
 */
import type { CheckOutcome, Extraction, RecordSource } from '../../domain/record.ts';
import { identityOf, type InvoiceIdentity, isComparable, sightings } from '../../invoices/duplicates.ts';
import type { CheckDescription } from './check.ts';
import { money } from './verdict.ts';

/** Where an invoice was met. */
export interface Occurrence {
  /** Of the file, with the member of a ZIP: for people. */
  readonly file: string;
  readonly sha256: string | null;
  readonly mediaType: string | null;
  readonly pages: RecordSource['pages'];
  /** The file of an earlier run's records; absent: this run. */
  readonly run?: string;
  readonly identity: InvoiceIdentity;
}

export interface DuplicateIndex {
  /** Takes an invoice of an earlier run into account. */
  remember(occurrence: Occurrence): void;
  /**
   * The outcome for each invoice of one document, which are then remembered. Undefined where an invoice says too little
   * to be compared. The same file met again in this run was replaced meanwhile: it is no duplicate of itself.
   */
  check(ofDocument: readonly Occurrence[]): readonly (Omit<CheckOutcome, 'id'> | undefined)[];
}

export const duplicateCheck: CheckDescription = { id: 'duplicate', says: 'met before', doubts: [] };

/** As much of an occurrence as is told later. */
interface Place extends Omit<Occurrence, 'identity'> {
  readonly total: number | null;
  readonly currency: string | null;
  /** Which document of this run: its own invoices are compared with each other. */
  readonly document: number;
}

/** `isGone`: whether a file was moved since it was met: another under its name is no newer form of it. */
export function duplicateIndex(isGone: (file: string) => boolean = () => false): DuplicateIndex {
  const known = sightings<Place>();
  let documents = 0;
  const placed = ({ identity, ...rest }: Occurrence): Place => {
    const { total, currency } = identity;
    return { ...rest, total, currency, document: documents };
  };
  const isReplaced = (earlier: Place, here: Place): boolean =>
    earlier.run === undefined &&
    earlier.file === here.file &&
    earlier.document !== here.document &&
    !isGone(earlier.file);
  return {
    remember: (occurrence) => known.add(occurrence.identity, placed(occurrence)),
    check(ofDocument) {
      documents++;
      return ofDocument.map((occurrence) => {
        const { identity } = occurrence;
        if (!isComparable(identity)) return undefined;
        const here = placed(occurrence);
        const earlier = known.find(identity, (place) => !isReplaced(place, here));
        // The first is named for all that follow, unless the file itself was replaced.
        known.add(identity, here, (place) => isReplaced(place, here));
        return earlier
          ? { outcome: 'failed', message: messageOf(earlier, here, identity.number) }
          : { outcome: 'passed' };
      });
    },
  };
}

/** As much of a record as is compared and changed. */
export type Checked = Pick<Extraction, 'status' | 'invoice' | 'checks'> & { readonly source: RecordSource };

/** The records of one document, each with the outcome of this check; one that was met before needs review. */
export function withDuplicateCheck<Item extends Checked>(records: readonly Item[], index: DuplicateIndex): Item[] {
  const read = records.flatMap((record) => (record.invoice ? [{ record, identity: identityOf(record.invoice) }] : []));
  const outcomes = index.check(read.map(({ record, identity }) => ({ ...placeOf(record.source), identity })));
  return records.map((record) => {
    const outcome = outcomes[read.findIndex((candidate) => candidate.record === record)];
    return outcome ? withOutcome(record, outcome) : record;
  });
}

/** `record` with that outcome in place of an older one. */
export function withOutcome<Item extends Pick<Checked, 'status' | 'checks'>>(
  record: Item,
  outcome: Omit<CheckOutcome, 'id'>,
): Item {
  const others = record.checks.filter(({ id }) => id !== duplicateCheck.id);
  const status = outcome.outcome === 'failed' && record.status === 'ok' ? 'review' : record.status;
  return { ...record, status, checks: [...others, { id: duplicateCheck.id, ...outcome }] };
}

export const placeOf = ({ path, member, sha256, mediaType, pages }: RecordSource): Omit<Occurrence, 'identity'> => ({
  file: member === undefined ? path : `${path}/${member}`,
  sha256,
  mediaType,
  pages,
});

function messageOf(earlier: Place, here: Place, number: string | null): string {
  const samePlace = earlier.file === here.file;
  const there = placeText(earlier, samePlace);
  const where = earlier.run === undefined ? there : `${there} (in ${earlier.run})`;
  const values = `total ${amountText(earlier)} there, ${amountText(here)} here (${placeText(here, samePlace)})`;
  if (here.sha256 !== null && earlier.sha256 === here.sha256 && (!samePlace || earlier.run !== undefined)) {
    return `The same file, byte for byte, as ${where}: ${values}`;
  }
  const what = number === null ? 'The same seller, total and date' : `Invoice ${number}`;
  const [formThere, formHere] = [formName(earlier.mediaType), formName(here.mediaType)];
  const forms = formThere === formHere ? '' : ` as ${formThere}, here as ${formHere}`;
  return `${what} was met before in ${where}${forms}: ${values}`;
}

/** Pages are told where the file alone does not tell two places apart. */
function placeText({ file, pages }: Place, samePlace: boolean): string {
  if (!samePlace || !pages) return file;
  return `${file}, page ${pages[0] === pages[1] ? pages[0] : pages.join('-')}`;
}

const amountText = ({ total, currency }: Place): string =>
  total === null ? 'unknown' : `${money(total)}${currency === null ? '' : ` ${currency}`}`;

/** "application/pdf" → "PDF". */
const formName = (mediaType: string | null): string =>
  (mediaType?.split('/')[1] ?? 'unknown').replace(/^vnd\.|^x-/, '').toUpperCase();
