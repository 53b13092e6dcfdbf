/** Which invoices of the list are chosen. */

export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** The row that was chosen last, from which a range begins. */
  readonly anchor: string | undefined;
}

export const nothingChosen: Selection = { ids: new Set(), anchor: undefined };

export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** All rows between the anchor and `id` in the order of the list, in addition to what is chosen. */
export function extended(selection: Selection, id: string, order: readonly string[]): Selection {
  const to = order.indexOf(id);
  if (to < 0) return selection;
  const from = selection.anchor === undefined ? -1 : order.indexOf(selection.anchor);
  const range = from < 0 ? [id] : order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...selection.ids, ...range]), anchor: id };
}

export const chosenAll = (order: readonly string[]): Selection => ({ ids: new Set(order), anchor: order.at(-1) });
