/**
 * The families that read any document, and so also a part of one: a stamp beside the total, the balance of an account. All
 * others know a form.
 */
const general: ReadonlySet<string> = new Set(['invoice', 'receipt']);

/** Whether the family of this name reads any document. */
export const isGeneral = (family: string): boolean => general.has(family);
