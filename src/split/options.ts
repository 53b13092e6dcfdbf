/** How a document is taken apart. */
export const separations = ['record', 'page', 'qr', 'blank'] as const;
/**
 * `record`: by the invoices that were read; `page`: each page; `qr`: at pages with a QR code; `blank`: at blank pages, which
 * are left out.
 */
export type Separation = (typeof separations)[number];
