/**
 * Makes a PDF/A-3 a Factur-X document: the XML as an associated file, and its description in the metadata.
 * Source: Factur-X 1.0.7, chapter 6; ISO 19005-3, annex E.
 */
import { assetText } from '../../assets/files.ts';
import { Failure } from '../../domain/failure.ts';

const fileName = 'factur-x.xml';

/** In the profile EN 16931 the XML says the same as the pages: they are alternatives. */
export async function withFacturX(pdf: Uint8Array, xml: Uint8Array, issued: Date): Promise<Uint8Array> {
  const { AFRelationship, PDFDocument, PDFName, PDFRawStream } = await import('@cantoo/pdf-lib');
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  await document.attach(xml, fileName, {
    mimeType: 'text/xml',
    description: 'Factur-X invoice',
    creationDate: issued,
    modificationDate: issued,
    afRelationship: AFRelationship.Alternative,
  });
  const { catalog, context } = document;
  const metadata = catalog.lookup(PDFName.of('Metadata'));
  const reference = catalog.get(PDFName.of('Metadata'));
  if (!(metadata instanceof PDFRawStream) || !reference) throw new Failure('internal', 'The PDF has no metadata');
  const described = withDescription(Buffer.from(metadata.contents).toString('utf8'));
  catalog.set(
    PDFName.of('Metadata'),
    // Not compressed: programs look for metadata without unpacking streams.
    context.register(context.stream(Buffer.from(described), { Type: 'Metadata', Subtype: 'XML' })),
  );
  return document.save({ useObjectStreams: false, updateFieldAppearances: false });
}

const description = `<rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"><fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>${fileName}</fx:DocumentFileName><fx:Version>1.0</fx:Version><fx:ConformanceLevel>EN 16931</fx:ConformanceLevel></rdf:Description>`;

/** PDF/A wants the schema of every property that is not its own in the one list of extension schemas. */
function withDescription(xmp: string): string {
  const list = /<pdfaExtension:schemas>\s*<rdf:Bag>/;
  if (!list.test(xmp) || !xmp.includes('</rdf:RDF>'))
    throw new Failure('internal', 'The metadata are no PDF/A metadata');
  return xmp
    .replace(list, (start) => start + assetText('factur-x.xml'))
    .replace('</rdf:RDF>', () => `${description}</rdf:RDF>`);
}
