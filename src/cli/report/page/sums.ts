/** The parts of a report with sums: by currency, month, seller, rate and kind. */
import type { Wording } from '../../../texts/wording.ts';
import type { GroupSum, SummedAmount } from '../../../tables/groups.ts';
import type { Gathered } from '../gather.ts';
import { bar, columnChart } from './charts.ts';
import { markup, type Markup, noAmount, nothing } from './markup.ts';

const currencyName = (currency: string | null, { label }: Wording): string => currency ?? label('summary.noCurrency');

/** What is known at first sight, for each currency. */
export const cards = ({ currencies, leftOut }: Gathered, wording: Wording): Markup =>
  markup`<div class="cards">
    ${currencies.map((sum) => {
      const { currency, invoices, review } = sum;
      const duplicates = leftOut.find((other) => other.currency === currency)?.invoices ?? 0;
      return markup`<section class="card">
        <h3 class="soft">${currencyName(currency, wording)}</h3>
        <p class="big">${amountText(sum, 'total', wording)}</p>
        <p class="small soft">${wording.text('report.netAndTax', { net: amountText(sum, 'net', wording), tax: amountText(sum, 'tax', wording) })}</p>
        <p class="small">
          ${wording.text('report.invoices', { count: invoices })}${review === 0 ? null : markup` · <span class="badge review">${wording.text('report.amountToReview', { amount: review })}</span>`}
        </p>
        ${duplicates === 0 ? nothing : markup`<p class="small soft">${wording.text('report.duplicatesLeftOut', { count: duplicates })}</p>`}
      </section>`;
    })}
  </div>`;

/** Charts for more currencies than this would fill pages. */
const mostCharts = 4;
const mostColumns = 24;

export function monthSection({ months, currencies }: Gathered, wording: Wording): Markup {
  const charts = currencies.slice(0, mostCharts).map(({ currency }) => {
    const dated = months.filter((sum) => sum.currency === currency && sum.label !== null).slice(-mostColumns);
    if (dated.length < 2) return nothing;
    const about = wording.text('report.monthsOf', { currency: currencyName(currency, wording) });
    return markup`<h3 class="soft">${currencyName(currency, wording)}</h3>
      ${columnChart(dated, about, compactIn(wording))}`;
  });
  return section(
    'months',
    wording.label('book.sheet.months'),
    markup`${legend(wording)}${charts}${groupTable(months, wording.label('book.month'), wording)}`,
  );
}

const legend = ({ label }: Wording): Markup =>
  markup`<p class="small soft">
    <svg class="key" viewBox="0 0 8 8" aria-hidden="true"><rect class="ok-fill" width="8" height="8" /></svg
    >${label('status.ok')}<svg class="key" viewBox="0 0 8 8" aria-hidden="true">
      <rect class="review-fill" width="8" height="8" /></svg
    >${label('book.toReview')}
  </p>`;

export const sellerSection = ({ sellers }: Gathered, wording: Wording): Markup =>
  section('sellers', wording.label('book.sheet.sellers'), groupTable(sellers, wording.head('seller.name'), wording));

export const rateSection = ({ rates }: Gathered, wording: Wording): Markup =>
  section('rates', wording.label('book.sheet.rates'), groupTable(rates, wording.label('book.rates'), wording));

export const kindSection = ({ kinds }: Gathered, wording: Wording): Markup =>
  section('kinds', wording.label('report.kinds'), groupTable(kinds, wording.head('type'), wording));

export const section = (id: string, title: string, content: Markup, kind = ''): Markup =>
  markup`<section id="${id}" class="${kind}">
    <h2>${title}</h2>
    ${content}
  </section>`;

/** Rows of one currency that are shown before the others are added up in one row. */
const mostRows = 30;

function groupTable(sums: readonly GroupSum[], head: string, wording: Wording): Markup {
  const { label } = wording;
  const currencies = [...new Set(sums.map(({ currency }) => currency))];
  const rows = currencies.map((currency) => {
    const all = sums.filter((sum) => sum.currency === currency);
    const [shown, rest] = [all.slice(0, mostRows), all.slice(mostRows)];
    const largest = Math.max(0, ...all.map(({ total }) => total));
    const row = (sum: GroupSum, name: string): Markup =>
      markup`<tr>
        <td>${name}</td>
        <td class="bar">${bar(sum, largest)}</td>
        <td class="n">${sum.invoices}</td>
        ${amountCells(sum, wording)}
        <td class="k">${currency}</td>
      </tr>`;
    const more =
      rest.length === 0 ? nothing : row(added(rest, currency), wording.text('report.others', { count: rest.length }));
    const total = all.length > 1 ? totalRow(added(all, currency), wording) : nothing;
    return markup`${shown.map((each) => row(each, each.label ?? label('book.unknown')))}${more}${total}`;
  });
  return markup`<div class="wide">
    <table>
      <thead>
        <tr>
          <th>${head}</th>
          <th></th>
          <th class="n">${label('book.invoices')}</th>
          <th class="n">${wording.head('netAmount')}</th>
          <th class="n">${wording.head('taxAmount')}</th>
          <th class="n">${wording.head('totalAmount')}</th>
          <th></th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

const totalRow = (sum: GroupSum, wording: Wording): Markup =>
  markup`<tr class="total">
    <td colspan="2">${wording.text('book.total', { currency: currencyName(sum.currency, wording) })}</td>
    <td class="n">${sum.invoices}</td>
    ${amountCells(sum, wording)}
    <td class="k">${sum.currency}</td>
  </tr>`;

const summedAmounts = ['net', 'tax', 'total'] as const;

/** A sum of nothing but unknown amounts is not 0.00. */
const isUnknown = ({ invoices, unknown }: GroupSum, amount: SummedAmount): boolean => unknown[amount] === invoices;

/** The sum, and how many invoices it lacks. */
function amountText(sum: GroupSum, amount: SummedAmount, { text, amount: written }: Wording): string {
  if (isUnknown(sum, amount)) return noAmount;
  const count = sum.unknown[amount];
  return count === 0 ? written(sum[amount]) : `${written(sum[amount])} (${text('report.unknown', { count })})`;
}

const amountCells = (sum: GroupSum, wording: Wording): readonly Markup[] =>
  summedAmounts.map((amount) => {
    const count = sum.unknown[amount];
    if (count === 0 || isUnknown(sum, amount)) return markup`<td class="n">${amountText(sum, amount, wording)}</td>`;
    const lacking = markup`<br /><span class="small soft">(${wording.text('report.unknown', { count })})</span>`;
    return markup`<td class="n">${wording.amount(sum[amount])}${lacking}</td>`;
  });

const cents = (numbers: readonly number[]): number =>
  numbers.reduce((sum, each) => sum + Math.round(each * 100), 0) / 100;

const count = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

const added = (sums: readonly GroupSum[], currency: string | null): GroupSum => ({
  label: null,
  currency,
  invoices: count(sums.map(({ invoices }) => invoices)),
  net: cents(sums.map(({ net }) => net)),
  tax: cents(sums.map(({ tax }) => tax)),
  total: cents(sums.map(({ total }) => total)),
  review: cents(sums.map(({ review }) => review)),
  unknown: {
    net: count(sums.map(({ unknown }) => unknown.net)),
    tax: count(sums.map(({ unknown }) => unknown.tax)),
    total: count(sums.map(({ unknown }) => unknown.total)),
  },
});

/** 11250 in little room, as the language counts: 11.3K, 1.1万. */
function compactIn({ language }: Wording): (value: number) => string {
  const numbers = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 });
  return (value) => numbers.format(value);
}
