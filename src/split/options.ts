/** How a document is split. */
export const separations = ['record', 'page', 'qr', 'blank'] as const;
/**
 * `record`: one part per invoice that was read; `page`: one part per page; `qr`: at pages with a QR code; `blank`: at blank
 * pages, which are left out.
 */
export type Separation = (typeof separations)[number];
