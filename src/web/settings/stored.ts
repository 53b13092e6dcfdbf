/** Choices of the user that the browser keeps: language, theme, keys, widths. Never anything of an invoice. */

const prefix = 'invoicectl.';

/** Undefined where nothing is stored, or the browser does not let pages store anything. */
export function storedChoice(name: string): string | undefined {
  try {
    return localStorage.getItem(prefix + name) ?? undefined;
  } catch {
    // Cookies and storage are switched off: the choice lasts as long as the page.
    return undefined;
  }
}

export function storeChoice(name: string, value: string): void {
  try {
    localStorage.setItem(prefix + name, value);
  } catch {
    // As above.
  }
}
