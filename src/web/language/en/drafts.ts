import type { drafts as chinese } from '../zh/drafts.ts';
import type { Texts } from '../texts.ts';

export const drafts = {
  title: 'Drafts',
  empty: 'There are no drafts yet. Choose invoices, lay them out, and save them as a draft to go on later.',
  toInvoices: 'Choose invoices',
  name: 'Name',
  invoices: 'Invoices',
  created: 'Created',
  actions: 'Actions',
  open: 'Open',
  rename: 'Rename',
  renameOf: (name) => `Rename the draft “${name}”`,
  deleteIt: 'Delete',
  openNamed: (name) => `Open the draft “${name}”`,
  renameNamed: (name) => `Rename the draft “${name}”`,
  deleteNamed: (name) => `Delete the draft “${name}”`,
  save: 'Save',
  nameOfDraft: 'Name of the draft',
  nameMissing: 'Enter a name',
  saved: (name) => `The draft “${name}” was saved`,
  deleted: (name) => `The draft “${name}” was deleted`,
  renamed: 'The draft has its new name',
  pager: 'Pages of the list',
  newer: 'Newer',
  older: 'Older',
  pageOf: (page, pages) => `Page ${page} of ${pages}`,
} satisfies Texts<typeof chinese>;
