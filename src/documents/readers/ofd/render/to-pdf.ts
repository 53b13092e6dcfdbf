/**
 * Converts an OFD to a PDF that looks the same: text stays text, lines stay lines, and seals are kept.
 *
 * On one machine, the same bytes always give the same PDF: nothing in it is random, and no time is written.
 */
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { Failure, saidBy } from '../../../../domain/failure.ts';
import { type Message, message, messageSet } from '../../../../texts/message.ts';
import { type OfdDocument, type OfdPageReference, readDocuments, readPage } from '../document.ts';
import { openOfdPackage, type OfdPackage } from '../package.ts';
import { whereReadable } from '../readable.ts';
import { type OfdSignature, readSignatures } from '../signatures.ts';
import { pointsPerMm } from '../text.ts';
import { drawAnnotation, readAnnotations } from './annotations.ts';
import { concatenate, openCanvas } from './canvas.ts';
import { type Job, objectBudget, type Scope } from './drawing.ts';
import { openFontBook } from './fonts.ts';
import { drawPageContents } from './objects.ts';
import { documentResources } from './resources.ts';
import { type DrawnSeal, drawSeal, registerSeal, stampsOf } from './seals.ts';

export interface OfdAsPdf {
  readonly pdf: Uint8Array;
  /** For users: what could not be drawn as intended. */
  readonly warnings: readonly Message[];
}

const maxWarnings = 200;

/**
 * Draws every page of every document in the file. A page that cannot be read stays blank, with a warning.
 * Rejects with a Failure of kind `corrupt_document` or `too_large`.
 */
export async function ofdToPdf(bytes: Uint8Array): Promise<OfdAsPdf> {
  const pack = await openOfdPackage(bytes);
  try {
    return await convert(pack);
  } finally {
    pack.close();
  }
}

async function convert(pack: OfdPackage): Promise<OfdAsPdf> {
  const warnings = messageSet();
  const warn = (said: Message): void => {
    if (warnings.all().length < maxWarnings) warnings.add(said);
  };
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const { context } = pdf;
  const job: Job = { context, fonts: openFontBook(context, warn), images: new Map(), warn, spend: objectBudget() };
  let drawn = 0;
  for (const document of await readDocuments(pack)) {
    const shared = {
      resources: await documentResources(pack, document, warn),
      annotations: await whereReadable(
        readAnnotations(pack, document),
        new Map(),
        (why) => message('ofd.annotationsUnread', { why }),
        warn,
      ),
      signatures: await whereReadable(
        readSignatures(pack, document),
        [],
        (why) => message('ofd.signaturesUnread', { why }),
        warn,
      ),
      seals: new Map<OfdSignature, Promise<DrawnSeal | undefined>>(),
    };
    for (const reference of document.pages) {
      const page = pdf.getPageCount() + 1;
      try {
        await drawOnePage(pdf, { job, pack, page }, document, reference, shared);
        drawn++;
      } catch (error) {
        if (!(error instanceof Failure) || error.kind === 'too_large') throw error;
        warn(message('ofd.pageUnread', { page, why: saidBy(error) }));
        pdf.addPage();
      }
    }
  }
  if (drawn === 0) throw new Failure('corrupt_document', message('ofd.noReadablePage', {}));
  job.fonts.finish();
  return { pdf: await pdf.save({ addDefaultPage: false, updateFieldAppearances: false }), warnings: warnings.all() };
}

interface Shared {
  readonly resources: Scope['resources'];
  readonly annotations: Awaited<ReturnType<typeof readAnnotations>>;
  readonly signatures: readonly OfdSignature[];
  readonly seals: Map<OfdSignature, Promise<DrawnSeal | undefined>>;
}

async function drawOnePage(
  pdf: PDFDocument,
  { job, pack, page: pageNumber }: Pick<Scope, 'job' | 'pack' | 'page'>,
  document: OfdDocument,
  reference: OfdPageReference,
  { resources, annotations, signatures, seals }: Shared,
): Promise<void> {
  const page = await readPage(pack, document, reference);
  const canvas = openCanvas(job.context);
  const scope: Scope = { job, pack, resources, canvas, page: pageNumber, style: {}, alpha: 1, depth: 0 };
  const { x, y, width, height } = page.area;
  // From millimetres from the upper left corner to points from the lower left one.
  canvas.put(concatenate([pointsPerMm, 0, 0, -pointsPerMm, -x * pointsPerMm, (y + height) * pointsPerMm]));
  await drawPageContents(scope, page);
  for (const annotation of annotations.get(reference.id) ?? []) await drawAnnotation(scope, annotation);
  for (const { signature, stamp } of stampsOf(signatures, reference.id)) {
    const seal = seals.get(signature) ?? registerSeal(scope, signature.picture);
    seals.set(signature, seal);
    const known = await seal;
    if (known) drawSeal(scope, known, stamp);
  }
  const sheet = pdf.addPage([width * pointsPerMm, height * pointsPerMm]);
  sheet.node.set(PDFName.of('Contents'), job.context.register(canvas.stream()));
  sheet.node.set(PDFName.of('Resources'), canvas.resources());
}
