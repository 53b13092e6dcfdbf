/** A draft is a named selection of invoices. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Failure } from '../domain/failure.ts';
import type { RecordStore } from '../stores/records/record-store.ts';

const DraftBody = z.object({ name: z.string(), invoiceIds: z.array(z.string()) });

export interface Draft extends z.output<typeof DraftBody> {
  readonly id: string;
  readonly createdMs: number;
}

export interface Drafts {
  save(draft: z.output<typeof DraftBody>): Promise<Draft>;
  list(page: number, pageSize: number): Promise<{ readonly drafts: readonly Draft[]; readonly total: number }>;
  /** Rejects with `not_found`; so do `delete` and `change`. */
  get(id: string): Promise<Draft>;
  delete(id: string): Promise<void>;
  change(id: string, draft: z.output<typeof DraftBody>): Promise<Draft>;
}

const noSuchDraft = (): Failure => new Failure('not_found', 'There is no such draft');

export function draftsIn(store: RecordStore): Drafts {
  const records = store.collection('invoice-draft', DraftBody);
  return {
    async save(body) {
      const { id, createdMs } = await records.insert({ id: `draft_${randomUUID()}`, body });
      return { ...body, id, createdMs };
    },
    async list(page, pageSize) {
      const { entries, total } = await records.list({}, { limit: pageSize, offset: (page - 1) * pageSize });
      return { drafts: entries.map(({ id, createdMs, body }) => ({ ...body, id, createdMs })), total };
    },
    async get(id) {
      const entry = await records.get(id);
      if (!entry) throw noSuchDraft();
      return { ...entry.body, id, createdMs: entry.createdMs };
    },
    async change(id, body) {
      const entry = await records.update(id, () => ({ body }));
      if (!entry) throw noSuchDraft();
      return { ...body, id, createdMs: entry.createdMs };
    },
    async delete(id) {
      if (!(await records.delete(id))) throw noSuchDraft();
    },
  };
}
