/** Projections of the canonical invoice, by the name that --schema takes. */
import type { Invoice } from '../../domain/invoice.ts';
import type { Explanation, RecordedEvidence } from '../../domain/record.ts';
import { fapiao, fapiaoPaths } from './fapiao.ts';
import { supplier, supplierPaths } from './supplier.ts';

export const schemaNames = ['canonical', 'supplier', 'fapiao'] as const;
export type SchemaName = (typeof schemaNames)[number];

interface Schema {
  readonly project: (invoice: Invoice) => object;
  /** The path of each field in the canonical invoice; absent if the names are the same. */
  readonly paths?: Readonly<Record<string, string>>;
}

const schemas: Record<SchemaName, Schema> = {
  canonical: { project: (invoice) => invoice },
  supplier: { project: supplier, paths: supplierPaths },
  fapiao: { project: fapiao, paths: fapiaoPaths },
};

/** The canonical path of each field of the schema; undefined if the names are the same. */
export const pathsOf = (schema: SchemaName): Readonly<Record<string, string>> | undefined => schemas[schema].paths;

export const project = (invoice: Invoice, schema: SchemaName): object => schemas[schema].project(invoice);

interface Projectable {
  readonly invoice: Invoice | null;
  readonly evidence: Readonly<Record<string, RecordedEvidence>>;
  readonly explanations?: readonly Explanation[];
}

/**
 * A record whose invoice, evidence and explanations have the names of `schema` ("lines.0" is "items.0" where its lines
 * are called items). Evidence of fields that the schema does not have is left out.
 */
export function projectRecord<Item extends Projectable>(
  record: Item,
  schema: SchemaName,
): Omit<Item, 'invoice'> & { readonly invoice: object | null } {
  const invoice = record.invoice && project(record.invoice, schema);
  const { paths } = schemas[schema];
  if (!paths) return { ...record, invoice };
  const names = new Map(Object.entries(paths).map(([name, path]) => [path, name]));
  const named = (path: string): string | undefined => {
    const [, list, index] = /^(lines)\.(\d+)$/.exec(path) ?? [];
    const name = names.get(list ?? path);
    return name === undefined || index === undefined ? name : `${name}.${index}`;
  };
  const evidence = Object.fromEntries(
    Object.entries(record.evidence).flatMap(([path, found]) => {
      const name = named(path);
      return name === undefined ? [] : [[name, found]];
    }),
  );
  const explanations = record.explanations?.flatMap((said) => {
    const field = named(said.field);
    return field === undefined ? [] : [{ ...said, field }];
  });
  return { ...record, invoice, evidence, ...(explanations ? { explanations } : {}) };
}
