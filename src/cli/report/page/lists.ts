/** The parts of a report that list invoices: doubts with their places, duplicates side by side, failures, all invoices. */
import type { Wording } from '../../../texts/wording.ts';
import type { FileLinks } from '../../file-links.ts';
import type { Cut, Doubt, DuplicatePair, Facts } from '../gather.ts';
import type { PlacePicture, ShownDoubt, ShownPicture } from '../place-pictures.ts';
import { markup, type Markup, noAmount, nothing } from './markup.ts';

export interface Shown {
  readonly wording: Wording;
  readonly links: FileLinks;
}

export function fileLink({ source }: Facts, links: FileLinks): Markup {
  const { mediaType, sha256, ...named } = source;
  const cell = links.cell({ source: { ...named, sha256, mediaType, bytes: null, pages: null } });
  return typeof cell === 'string' ? markup`${cell}` : markup`<a href="${cell.link}">${cell.text}</a>`;
}

const badge = (status: Facts['status'], { label }: Wording): Markup =>
  markup`<span class="badge ${status}">${label(`status.${status}`)}</span>`;

const amountOf = ({ total, currency }: Facts, { amount, label }: Wording): string =>
  total === null ? label('book.unknown') : `${amount(total)} ${currency ?? ''}`.trim();

const head = (facts: Facts, { wording, links }: Shown): Markup =>
  markup`<header>
    ${badge(facts.status, wording)}
    <h3>${facts.seller ?? wording.label('book.unknown')}</h3>
    <span>${facts.number}</span><span class="soft">${facts.date}</span><span>${amountOf(facts, wording)}</span
    ><span class="small">${fileLink(facts, links)}</span>
  </header>`;

const reasonList = (reasons: readonly string[]): Markup =>
  reasons.length === 0
    ? nothing
    : markup`<ul>
        ${reasons.map((reason) => markup`<li>${reason}</li>`)}
      </ul>`;

export const doubtItem = ({ doubt, pictures, missing }: ShownDoubt, shown: Shown): Markup =>
  markup`<article class="item">
    ${head(doubt.facts, shown)}${reasonList(doubt.reasons)}${pictures.map((picture) => figure(picture, shown))}${missing === undefined ? nothing : markup`<p class="small soft">${shown.wording.text('report.noPicture', { why: missing })}</p>`}
  </article>`;

function figure({ places, page, picture }: ShownPicture, { wording }: Shown): Markup {
  const values = places.map(({ field, value }) => wording.text('report.value', { field: wording.head(field), value: value ?? '' })); // prettier-ignore
  const caption = [...values, wording.text('report.page', { page })].join(' · ');
  return markup`<figure>
    <figcaption>${caption}</figcaption>
    ${drawing(picture, caption)}
  </figure>`;
}

function drawing({ jpeg, width, height, frames }: PlacePicture, about: string): Markup {
  const data = `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`;
  const marks = frames.map(
    ([x, y, wide, high]) => markup`<rect class="frame" x="${x}" y="${y}" width="${wide}" height="${high}" rx="4" />`,
  );
  return markup`<svg role="img" aria-label="${about}" viewBox="0 0 ${width} ${height}" width="${width}">
    <image href="${data}" width="${width}" height="${height}" />
    ${marks}
  </svg>`;
}

export const failureItem = (doubt: Doubt, { links, wording }: Shown): Markup =>
  markup`<article class="item">
    <header>${badge('failed', wording)}<span>${fileLink(doubt.facts, links)}</span></header>
    ${reasonList(doubt.reasons)}
  </article>`;

/** Two documents of one invoice. Rows whose values differ stand out, with a word too. */
export function duplicateItem({ here, first, reason }: DuplicatePair, shown: Shown): Markup {
  const { wording, links } = shown;
  const row = (name: string, value: (facts: Facts) => string | null): Markup => {
    const [a, b] = [first && value(first), value(here)];
    const differs = first !== undefined && a !== b;
    const mark = differs ? markup` <span class="badge review">${wording.label('report.differs')}</span>` : nothing;
    return markup`<tr class="${differs ? 'differs' : ''}">
      <th>${name}</th>
      <td>${a ?? '–'}</td>
      <td>${b ?? '–'}${mark}</td>
    </tr>`;
  };
  const earlier = first ? fileLink(first, links) : markup`${wording.label('report.elsewhere')}`;
  return markup`<article class="item">
    <p>${reason}</p>
    <div class="wide">
      <table class="pair">
        <thead>
          <tr>
            <th></th>
            <th>${wording.label('report.first')}</th>
            <th>${wording.label('report.again')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th>${wording.label('book.file')}</th>
            <td>${earlier}</td>
            <td>${fileLink(here, links)}</td>
          </tr>
          ${row(wording.head('number'), ({ number }) => number)}${row(wording.head('issueDate'), ({ date }) => date)}${row(wording.head('seller.name'), ({ seller }) => seller)}${row(wording.head('totalAmount'), (facts) => amountOf(facts, wording))}
        </tbody>
      </table>
    </div>
  </article>`;
}

export const notShown = ({ shown, all }: Cut<unknown>, { wording }: Shown): Markup =>
  all > shown.length
    ? markup`<p class="soft">${wording.text('report.notShown', { count: all - shown.length })}</p>`
    : nothing;

/** Its rows follow one by one. */
export const invoiceTableHead = ({ wording }: Shown): Markup =>
  markup`<div class="wide"><table class="list"><thead><tr>
    <th>${wording.label('book.status')}</th>
    <th>${wording.head('issueDate')}</th>
    <th>${wording.head('number')}</th>
    <th>${wording.head('seller.name')}</th>
    <th class="n">${wording.head('netAmount')}</th>
    <th class="n">${wording.head('taxAmount')}</th>
    <th class="n">${wording.head('totalAmount')}</th>
    <th></th>
    <th>${wording.label('book.file')}</th>
  </tr></thead><tbody>`;

export const invoiceTableEnd: Markup = { html: '</tbody></table></div>' };

export function invoiceRow(facts: Facts, { wording, links }: Shown): Markup {
  const amount = (value: number | null): string => (value === null ? noAmount : wording.amount(value));
  const left = facts.isDuplicate
    ? markup`<br><span class="small soft">${wording.label('report.notCounted')}</span>`
    : nothing;
  const parties = markup`<td class="k">${facts.date}</td><td>${facts.number}</td><td>${facts.seller}</td>`;
  const amounts = [facts.net, facts.tax, facts.total].map((value) => markup`<td class="n">${amount(value)}</td>`);
  const end = markup`<td class="k">${facts.currency}</td><td class="small">${fileLink(facts, links)}</td>`;
  return markup`<tr><td>${badge(facts.status, wording)}${left}</td>${parties}${amounts}${end}</tr>\n`;
}
