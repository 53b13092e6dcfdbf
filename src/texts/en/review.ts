/** What `review` says, and what is said of the corrections that it keeps. */
export const review = {
  'command.review': 'Look at doubtful invoices in the browser, and correct them',
  'argument.reviewPaths': 'Documents, folders, globs, or records of extract, of which those to review are shown',
  'option.corrections.extract':
    'Values that people corrected with review; default: the file beside --out, if there is one',
  'option.corrections.review': 'Keep corrections in FILE; default: beside the records, or {file}',
  'option.noOpen': 'Only print the address, and open no browser',
  'example.review': 'documents, whether they were read before or not',
  'example.review.records': 'what an earlier run was unsure of',
  'corrections.none': '{file} is no file of corrections',
  'corrections.noneDetail': 'Name a file that review wrote with --corrections',
  'corrections.empty': '{file} has no corrections',
  'corrections.used': '{count|# invoice has|# invoices have} corrections in {file}',
  'corrections.missed': '{path} has fewer invoices than when it was corrected: not all of its corrections were used',
  'review.nothing': 'There is nothing to review',
  'review.nothingDetail': 'Name documents, or records of extract with the status review',
  'review.address': 'Review the invoices at {url}',
  'review.end': 'Close the page, or press Ctrl+C, to end',
  'review.noBrowser': 'The browser could not be opened: open the address yourself',
  'review.refused': '{path} cannot be reviewed: {why}',
  'review.done': '{count|# invoice is|# invoices are} corrected in {file}',
  'review.unchanged': 'Nothing was corrected',
} as const;
