import type { upload as chinese } from '../zh/upload.ts';
import type { Texts } from '../texts.ts';

export const upload = {
  title: 'Upload',
  dropHere: 'Drop files or folders here, or paste them',
  accepted: 'PDF, OFD, JPG, PNG, TIFF, XML invoices, ZIP; 200 MB a file at most',
  chooseFiles: 'Choose files',
  chooseFolder: 'Choose a folder',
  takePicture: 'Take a picture',
  dropAnywhere: 'Drop to upload',
  queue: 'Uploads',
  empty: 'Nothing was uploaded yet.',
  nothingInFolder: 'There are no files in it.',
  summary: (done, total, failed) =>
    failed === 0 ? `${done} of ${total} done` : `${done} of ${total} done, ${failed} failed`,
  clearDone: 'Clear what is done',
  states: {
    waiting: 'waiting',
    paused: 'paused',
    sending: 'sending',
    reading: 'reading',
    done: 'done',
    failed: 'failed',
  },
  progress: (sent, total) => `${sent} of ${total}`,
  left: (seconds) => (seconds < 90 ? `about ${seconds} s left` : `about ${Math.round(seconds / 60)} min left`),
  pause: 'Pause',
  resume: 'Go on',
  retry: 'Try again',
  remove: 'Remove',
  forFile: (action, name) => `${action}: ${name}`,
  needsReview: 'needs a look',
  review: 'Review',
  show: 'Show',
  refusals: {
    notTaken: 'Not taken: only PDF, OFD, JPG, PNG, TIFF, XML and ZIP are',
    empty: 'The file is empty',
    tooLarge: (limit) => `The file is too large: ${limit} at most`,
    noDocument: 'There is no PDF, OFD, picture, XML or ZIP in the file',
    gone: 'The file was moved or deleted: choose it again',
  },
} satisfies Texts<typeof chinese>;
