/** Names that stand apart from any address: beside a label, at the head of the first page, or with a legal form. */
import { wordsOf } from '../languages/index.ts';
import type { LabelMeaning } from '../languages/table.ts';
import type { Cell } from '../../layout/text-layout.ts';
import { addressLineOf } from '../values/addresses.ts';
import { contactLine, legalForm, registrationLine } from '../values/names.ts';
import { attentionLine, isLabel, labelLeftOf, meaningOf, notParty, valueBehind } from './roles.ts';
import { cutName, senderLine } from './sender-lines.ts';
import type { Survey } from './survey.ts';

/** "Customer: Sharp Consulting   Address: 73 Regal Way": name beside its label, address beside the next one. */
export function* labelledNames(
  survey: Survey,
): Generator<{ name: string; address: string | undefined; cell: Cell; role: LabelMeaning }> {
  for (const [cell, hits] of survey.labels) {
    const hit = hits[0];
    const role = meaningOf(survey, cell);
    if (!hit || !role || attentionLine.test(cell.text)) continue;
    const rest = valueBehind(survey, cell, hit);
    const right = rest === '' ? valueRightOf(survey, cell) : undefined;
    const name = right ? right.text : rest;
    const sender = right && senderLine(right);
    if (right && sender) yield { name: cutName(sender.name), address: sender.address, cell: right, role };
    if (name === '' || addressLineOf(name) === 'postal' || contactLine.test(name) || !/\p{L}{2}/u.test(name)) continue;
    yield { name: cutName(name), address: addressNear(survey, cell), cell, role };
  }
}

/** The cell right of a label that holds its value: it is no label itself. */
function valueRightOf(survey: Survey, cell: Cell): Cell | undefined {
  const next = survey.layout.lines[cell.line]?.cells[cell.column + 1];
  if (!next || !labelLeftOf(survey, next)) return undefined;
  const hits = survey.labels.get(next) ?? [];
  return hits.some((hit) => isLabel(next, hit)) ? undefined : next;
}

function addressNear(survey: Survey, from: Cell): string | undefined {
  for (let index = from.line; index <= from.line + 3; index++) {
    for (const cell of survey.layout.lines[index]?.cells ?? []) {
      const hit = survey.labels.get(cell)?.[0];
      if (!hit?.meanings.includes('address') || !isLabel(cell, hit)) continue;
      const rest = cell.text.slice(hit.end).replace(/^[\s:：]+/, '');
      const value = rest !== '' ? rest : survey.layout.lines[index]?.cells[cell.column + 1]?.text;
      if (value && addressLineOf(value)) return value;
    }
  }
  return undefined;
}

/** "For Acme Ltd." above the place of a signature names no party that is not named elsewhere. */
const signature = new RegExp(String.raw`^(?:${wordsOf('signsFor')})\s`, 'iu');

/** The first lines of the first page, its largest ones, and lines with a legal form: names without an address. */
export function prominent(survey: Survey): Cell[] {
  const { layout } = survey;
  const firstPage = layout.pages[0]?.number;
  const usable = layout.cells.filter((cell) => {
    const line = layout.lines[cell.line];
    const label = labelLeftOf(survey, cell);
    if (label?.meanings.some((meaning) => notParty.has(meaning))) return false;
    return (
      line !== undefined &&
      !survey.tableLines.has(line) &&
      cell.words.length <= 8 &&
      !contactLine.test(cell.text) &&
      !registrationLine.test(cell.text) &&
      !/\d{4}/.test(cell.text) &&
      !signature.test(cell.text)
    );
  });
  const onFirst = usable.filter((cell) => cell.page === firstPage);
  const largest = [...onFirst].sort((a, b) => b.height - a.height).slice(0, 3);
  const named = usable.filter((cell) => legalForm.test(cell.text)).slice(0, 12);
  return [...new Set([...onFirst.slice(0, 3), ...largest, ...named])];
}
