/** Prepares a PDF: every page becomes a form, including its seals. */
import type { PDFRef } from '@cantoo/pdf-lib';
import type { PreparedDocument } from '../prepared.ts';
import { collector } from './collect.ts';
import { layerVisibility } from './layers.ts';
import { openSource } from './open.ts';
import { pageForm } from './page-form.ts';
import { signaturesIn } from './signatures.ts';
import { messageSet } from '../../texts/message.ts';

/** Rejects with a Failure: encrypted_document, corrupt_document, too_large. */
export async function preparePdf(bytes: Uint8Array, password: string | undefined): Promise<PreparedDocument> {
  const { context, catalog, pages } = await openSource(bytes, password);
  const warnings = messageSet();
  const visible = layerVisibility(context, catalog);
  const collect = collector(context, { layerVisible: (group: PDFRef) => visible(group), warn: warnings.add });
  const placed = pages.map((page) => pageForm(page, collect, warnings.add));
  const { objects, layers } = collect.finish();
  return {
    pages: placed,
    objects,
    layers,
    signatures: signaturesIn(context, catalog),
    warnings: warnings.all(),
  };
}
