/** Prepares a document of any kind for merging. */
import type { SourceDocument } from '../domain/document.ts';
import { Failure } from '../domain/failure.ts';
import { withChosenPages } from './chosen-pages.ts';
import { message } from '../texts/message.ts';
import type { MergeOptions } from './options.ts';
import type { PreparedDocument } from './prepared.ts';

/** The options that matter when a document is prepared. */
export type PrepareOptions = Pick<MergeOptions, 'password' | 'crop' | 'invoiceLanguage'>;

/** Rejects with a Failure: encrypted_document, corrupt_document, too_large, unsupported_format. */
export async function prepareDocument(document: SourceDocument, options: PrepareOptions): Promise<PreparedDocument> {
  return withChosenPages(await prepareAll(document, options), document);
}

async function prepareAll(document: SourceDocument, options: PrepareOptions): Promise<PreparedDocument> {
  if (document.mediaType !== 'application/xml') return prepareSeen(document, options);
  const { invoiceXmlAsPdf } = await import('../einvoices/draw/xml-as-pdf.ts');
  const { pdf, warnings } = await invoiceXmlAsPdf(document.bytes, options.invoiceLanguage);
  const prepared = await prepareSeen({ ...document, bytes: pdf, mediaType: 'application/pdf' }, options);
  return { ...prepared, warnings: [...warnings, ...prepared.warnings] };
}

/** A document that has pages. */
async function prepareSeen(document: SourceDocument, options: PrepareOptions): Promise<PreparedDocument> {
  const { crop } = options;
  const password = document.password ?? options.password;
  const prepared = await prepareWhole(document, password);
  if (!crop) return prepared;
  const [{ readerFor }, { cropped }] = await Promise.all([
    import('../documents/readers/index.ts'),
    import('./crop.ts'),
  ]);
  const open = await readerFor(document.mediaType).open(document.bytes, password === undefined ? {} : { password });
  try {
    return await cropped(prepared, open);
  } finally {
    open.close();
  }
}

async function prepareWhole(
  { bytes, mediaType }: SourceDocument,
  password: string | undefined,
): Promise<PreparedDocument> {
  if (mediaType === 'application/pdf') {
    const { preparePdf } = await import('./pdf/prepare.ts');
    return preparePdf(bytes, password);
  }
  if (mediaType === 'application/ofd') {
    const { prepareOfd } = await import('./prepare-ofd.ts');
    return prepareOfd(bytes);
  }
  if (mediaType.startsWith('image/')) {
    const { prepareImage } = await import('./images/prepare.ts');
    return prepareImage(bytes, mediaType);
  }
  throw new Failure('unsupported_format', message('merge.nothingToPlace', {}), {
    detail: message('advice.mergeable', {}),
  });
}
