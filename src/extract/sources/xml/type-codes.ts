/** UNTDID 1001 document type codes, as EN 16931 uses them. */

/** Credit notes: 81, 83, 261, 262, 296, 308, 381, 396, 420, 458, 532. Self-billed invoices (389) are invoices. */
const creditNoteCodes = new Set(['81', '83', '261', '262', '296', '308', '381', '396', '420', '458', '532']);

export const isCreditNoteCode = (code: string): boolean => creditNoteCodes.has(code);
