/**
 * The letters and digits of a text, folded: "（深圳）Ltd." and "(深圳)LTD" are the same. Width, case, blanks and punctuation differ
 * between a page and its data.
 */
export const bareText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
