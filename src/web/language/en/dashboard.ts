import type { dashboard as chinese } from '../zh/dashboard.ts';
import type { Texts } from '../texts.ts';

export const dashboard = {
  title: 'Dashboard',
  processed: 'Processed this month',
  pending: 'To be reviewed',
  savedTax: 'Tax saved',
  change: 'against last month',
} satisfies Texts<typeof chinese>;
