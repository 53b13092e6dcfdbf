import type { dashboard as chinese } from '../zh/dashboard.ts';
import type { Texts } from '../texts.ts';

export const dashboard = {
  title: 'Dashboard',
  processed: 'Processed this month',
  pending: 'To be reviewed',
  savedTax: 'Tax saved',
  change: 'against last month',
  needsYou: 'Needs you',
  nothingWaits: 'Nothing waits for you.',
  toReview: (count) => `${count} doubtful ${count === 1 ? 'invoice' : 'invoices'} to review`,
  toAccept: (count) => `${count} ${count === 1 ? 'invoice' : 'invoices'} in order, to be accepted`,
  unreadable: (count) => `${count} ${count === 1 ? 'file' : 'files'} could not be read`,
  failedUploads: (count) => `${count} ${count === 1 ? 'upload' : 'uploads'} failed`,
} satisfies Texts<typeof chinese>;
