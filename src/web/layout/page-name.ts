/** How a page is called in lists: number and seller of its invoice, and which of its pages it is. */
import type { Messages } from '../language/index.ts';
import type { ArrangedPage } from './arrangement.ts';

const longest = 60;

export function nameOf({ source: { invoice, pages }, page }: ArrangedPage, texts: Messages['layout']): string {
  const seller = invoice.sellerName.length > longest ? `${invoice.sellerName.slice(0, longest)}…` : invoice.sellerName;
  const index = pages.findIndex((one) => one.page === page) + 1;
  const parts = [invoice.number === '' ? texts.unnamed : invoice.number, seller, texts.pageOf(index, pages.length)];
  return parts.filter((part) => part !== '').join(' · ');
}
