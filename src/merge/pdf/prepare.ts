/** Prepares a PDF: every page becomes a form, including its seals. */
import type { PDFRef } from '@cantoo/pdf-lib';
import type { PreparedDocument } from '../prepared.ts';
import { collector } from './collect.ts';
import { layerVisibility } from './layers.ts';
import { openSource } from './open.ts';
import { pageForm } from './page-form.ts';
import { signaturesIn } from './signatures.ts';

/** Rejects with a Failure: encrypted_document, corrupt_document, too_large. */
export async function preparePdf(bytes: Uint8Array, password: string | undefined): Promise<PreparedDocument> {
  const { context, catalog, pages } = await openSource(bytes, password);
  const warnings = new Set<string>();
  const warn = (message: string): void => void warnings.add(message);
  const visible = layerVisibility(context, catalog);
  const collect = collector(context, { layerVisible: (group: PDFRef) => visible(group), warn });
  const placed = pages.map((page) => pageForm(page, collect, warn));
  const { objects, layers } = collect.finish();
  return {
    pages: placed,
    objects,
    layers,
    signatures: signaturesIn(context, catalog),
    warnings: [...warnings],
  };
}
