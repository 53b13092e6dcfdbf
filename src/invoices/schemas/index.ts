/** Projections of the canonical invoice, by the name that --schema takes. */
import type { Invoice } from '../../domain/invoice.ts';
import { fapiao } from './fapiao.ts';
import { supplier } from './supplier.ts';

export const schemaNames = ['canonical', 'supplier', 'fapiao'] as const;
export type SchemaName = (typeof schemaNames)[number];

type Projection = (invoice: Invoice) => object;
const projections: Record<SchemaName, Projection> = { canonical: (invoice) => invoice, supplier, fapiao };

export const project = (invoice: Invoice, schema: SchemaName): object => projections[schema](invoice);
