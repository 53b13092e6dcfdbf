/** The English texts; one file for each folder of the app. */
import { dashboard } from './dashboard.ts';
import { drafts } from './drafts.ts';
import { failures } from './failures.ts';
import { invoices } from './invoices.ts';
import { keys } from './keys.ts';
import { layout } from './layout.ts';
import { merges } from './merges.ts';
import { review } from './review.ts';
import { session } from './session.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { states } from './states.ts';
import { upload } from './upload.ts';

export const en = {
  dashboard,
  drafts,
  failures,
  invoices,
  keys,
  layout,
  merges,
  review,
  session,
  settings,
  shell,
  states,
  upload,
};
