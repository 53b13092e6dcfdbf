import type { failures as chinese } from '../zh/failures.ts';
import type { Texts } from '../texts.ts';

export const failures = {
  offline: 'The server cannot be reached',
  timeout: 'The server did not answer in time',
  cancelled: 'Cancelled',
  expired: 'You are not signed in any more',
  busy: 'The server cannot do this at the moment; try again later',
  server: 'Something went wrong on the server',
  unexpected: 'The answer of the server cannot be understood',
  refused: 'The server refused the request',
  codes: {
    1001: 'The request is not valid',
    1002: 'Files of this kind are not supported',
    1003: 'The file is too large',
    2001: 'This invoice does not exist',
    2002: 'This invoice was deleted',
    2003: 'The file could not be read',
    3001: 'This merge task does not exist',
    3002: 'The merge task is still running',
    3003: 'The merge task failed',
    5001: 'Something went wrong on the server',
  },
} satisfies Texts<typeof chinese>;
