/** The English texts, which define the ids and the values of all languages. */
import { book } from './book.ts';
import { checks } from './checks.ts';
import { claims } from './claims.ts';
import { exports } from './exports.ts';
import { failures } from './failures.ts';
import { fields } from './fields.ts';
import { help } from './help.ts';
import { kinds } from './kinds.ts';
import { report } from './report.ts';
import { review } from './review.ts';
import { run } from './run.ts';
import { storage } from './storage.ts';
import { usage } from './usage.ts';
import { users } from './users.ts';

export const english = {
  ...book,
  ...checks,
  ...claims,
  ...exports,
  ...failures,
  ...fields,
  ...help,
  ...kinds,
  ...report,
  ...review,
  ...run,
  ...storage,
  ...usage,
  ...users,
} as const;
