/** Failures of archived invoices, as the browser app shows them. */
export const archive = {
  'archive.sums': 'amount and taxAmount do not add up to totalAmount',
  'archive.mendOrReason': 'Correct the values, or verify the invoice with a reason in "override"',
  'archive.changed': 'The invoice was changed in the meantime: read it again',
  'archive.beingRead': 'The file of the invoice is still being read',
  'archive.nothingToUndo': 'There is no change to set back',
  'archive.fewerInvoices': 'The file has fewer invoices than it had when it was uploaded',
  'archive.noValues': 'None of the values of an invoice were found in the document',
  'archive.noInvoice': 'The document contains no invoice that can be read',
  'archive.tooManyWaiting': '{count} files are waiting to be read',
  'archive.tryLater': 'Try again later',
  'archive.formats': 'PDF, OFD, JPG, PNG, TIFF, XML and ZIP are accepted, whatever the name of the file',
  'archive.wasRead': 'Only a file that could not be read can be read again',
  'archive.notDeleted': 'The invoice is not deleted',
  'archive.noDraft': 'There is no such draft',
  'archive.anotherTemplate': 'The template would be another one than the one that was tried',
  'archive.draftAgain': 'Draft it again: invoices were changed meanwhile',
} as const;
