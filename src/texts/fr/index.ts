/** French. */
import type { Catalogue, Style } from '../catalogue.ts';
import { archive } from './archive.ts';
import { book } from './book.ts';
import { checks } from './checks.ts';
import { claims } from './claims.ts';
import { configuration } from './configuration.ts';
import { conversion } from './conversion.ts';
import { doctor } from './doctor.ts';
import { drafts } from './drafts.ts';
import { einvoices } from './einvoices.ts';
import { exports } from './exports.ts';
import { failures } from './failures.ts';
import { fields } from './fields.ts';
import { help } from './help.ts';
import { kinds } from './kinds.ts';
import { lines } from './lines.ts';
import { losses } from './losses.ts';
import { mailbox } from './mailbox.ts';
import { merging } from './merging.ts';
import { office } from './office.ts';
import { recognition } from './recognition.ts';
import { report } from './report.ts';
import { review } from './review.ts';
import { run } from './run.ts';
import { storage } from './storage.ts';
import { stores } from './stores.ts';
import { tex } from './tex.ts';
import { usage } from './usage.ts';
import { users } from './users.ts';
import { warnings } from './warnings.ts';

export const catalogue: Catalogue = {
  ...archive,
  ...book,
  ...checks,
  ...claims,
  ...configuration,
  ...conversion,
  ...doctor,
  ...drafts,
  ...einvoices,
  ...exports,
  ...failures,
  ...fields,
  ...help,
  ...kinds,
  ...lines,
  ...losses,
  ...mailbox,
  ...merging,
  ...office,
  ...recognition,
  ...report,
  ...review,
  ...run,
  ...storage,
  ...stores,
  ...tex,
  ...usage,
  ...users,
  ...warnings,
};

/** French has the form of one thing for none as well, and groups digits by a blank that no line breaks at. */
export const style: Style = {
  form: (count) => (count < 2 ? 0 : 1),
  decimal: ',',
  grouping: '\u00a0',
  comma: ', ',
  semicolon: ' ; ',
  fullStop: '. ',
};
