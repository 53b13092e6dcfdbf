/**
 * Folds a text to its letters and digits, so that "（深圳）Ltd." and "(深圳)LTD" are equal. Width, case, blanks and punctuation
 * often differ between a page and its data.
 */
export const bareText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
