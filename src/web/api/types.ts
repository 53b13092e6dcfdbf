/** Shapes of the invoice API, taken from the schemas that the server checks its answers with. */
import type { z } from 'zod';
import type { Statistics as StatisticsSchema } from '../../server/apis/invoices/schemas.ts';

export type Statistics = z.output<typeof StatisticsSchema>;
