/** Draws Chinese forms as pages of words, so that tests can vary what real documents vary: columns, parties, wraps. */
import type { Page } from '../../../src/domain/document.ts';
import type { Word } from '../../../src/geometry/word.ts';

const isWide = (char: string): boolean => char.charCodeAt(0) > 0x2e7f;
export const widthOf = (text: string, size: number): number =>
  Array.from(text).reduce((sum, char) => sum + (isWide(char) ? size : size * 0.5), 0);

/** Words of `text`, split at blanks, as a reader gives them. */
export function at(x: number, y: number, text: string, size = 9): Word[] {
  let left = x;
  return text.split(' ').map((part) => {
    const width = widthOf(part, size);
    const word: Word = { text: part, box: [left, y, left + width, y + size], confidence: 1 };
    left += width + size;
    return word;
  });
}

export const rightAt = (x: number, y: number, text: string, size = 9): Word[] =>
  at(x - widthOf(text, size), y, text, size);

const down = (x: number, y: number, text: string, pitch = 10): Word[] =>
  Array.from(text).flatMap((char, index) => at(x, y + index * pitch, char));

export interface Column {
  readonly title: string;
  /** Centre of the title. */
  readonly centre: number;
  readonly align: 'left' | 'right' | 'centre';
}

export const usual: readonly Column[] = [
  { title: '项目名称', centre: 70, align: 'left' },
  { title: '规格型号', centre: 160, align: 'left' },
  { title: '单 位', centre: 215, align: 'centre' },
  { title: '数 量', centre: 270, align: 'right' },
  { title: '单 价', centre: 340, align: 'right' },
  { title: '金 额', centre: 420, align: 'right' },
  { title: '税率/征收率', centre: 480, align: 'centre' },
  { title: '税 额', centre: 550, align: 'right' },
];

/** Cells by column; a cell with \n wraps. */
export type TableRow = readonly (string | undefined)[];

function cell(text: string, y: number, columns: readonly Column[], index: number): Word[] {
  const column = columns[index]!;
  const [before, after] = [columns[index - 1], columns[index + 1]];
  const left = before ? (before.centre + column.centre) / 2 : 14;
  const right = after ? (column.centre + after.centre) / 2 : 590;
  return text.split('\n').flatMap((line, row) => {
    const top = y + row * 11;
    if (column.align === 'left') return at(left + 2, top, line);
    if (column.align === 'right') return rightAt(right - 3, top, line);
    return at(column.centre - widthOf(line, 9) / 2, top, line);
  });
}

export function table(y: number, columns: readonly Column[], rows: readonly TableRow[]): Word[] {
  const words = columns.flatMap(({ title, centre }) => at(centre - widthOf(title, 9) / 2 - 4, y, title));
  let top = y + 13;
  for (const row of rows) {
    words.push(...row.flatMap((text, index) => (text === undefined ? [] : cell(text, top, columns, index))));
    top += 11 * Math.max(...row.map((text) => (text ?? '').split('\n').length)) + 1;
  }
  return words;
}

export interface Form {
  readonly title?: string;
  readonly number?: string;
  readonly code?: string;
  readonly date?: string;
  readonly checkCode?: string;
  readonly buyer?: readonly [name: string, taxId: string];
  readonly seller?: readonly [name: string, taxId: string];
  readonly columns?: readonly Column[];
  readonly rows: readonly TableRow[];
  readonly net?: string;
  readonly tax?: string;
  readonly words?: string;
  readonly total?: string;
  readonly remarks?: string;
}

const sums = (y: number, { net, tax, words, total }: Form): Word[] => [
  ...(net === undefined
    ? []
    : [...at(70, y, '合 计'), ...rightAt(452, y - 3, net), ...rightAt(587, y - 3, tax ?? '***')]),
  ...(total === undefined
    ? []
    : [
        ...at(50, y + 18, '价税合计（大写）'),
        ...at(180, y + 17, words ?? ''),
        ...at(400, y + 18, '（小写）'),
        ...at(441, y + 16, total),
      ]),
];

/** 数电票: parties side by side, a number of 20 digits. */
export function digital(form: Form): Word[] {
  return [
    ...at(180, 25, form.title ?? '电子发票（普通发票）', 20),
    ...at(438, 32, `发票号码：${form.number ?? ''}`),
    ...at(438, 49, `开票日期：${form.date ?? '2024年05月17日'}`),
    ...down(17, 93, '购买方信息'),
    ...down(302, 93, '销售方信息'),
    ...at(33, 96, `名称：${form.buyer?.[0] ?? ''}`),
    ...at(318, 96, `名称：${form.seller?.[0] ?? ''}`),
    ...at(33, 126, `统一社会信用代码/纳税人识别号：${form.buyer?.[1] ?? ''}`),
    ...at(318, 126, `统一社会信用代码/纳税人识别号：${form.seller?.[1] ?? ''}`),
    ...table(151, form.columns ?? usual, form.rows),
    ...sums(262, form),
    ...down(17, 310, '备注', 17),
    ...(form.remarks === undefined ? [] : at(33, 305, form.remarks)),
    ...at(55, 368, '开票人： 张三'),
  ];
}

/** Old form: buyer above, seller below, code and number. */
export function old(form: Form): Word[] {
  return [
    ...at(200, 27, form.title ?? '上海增值税电子普通发票', 18),
    ...at(443, 21, '发票代码 ：'),
    ...at(491, 21, form.code ?? ''),
    ...at(443, 34, '发票号码 ：'),
    ...at(491, 34, form.number ?? ''),
    ...at(443, 48, '开票日期 ：'),
    ...at(491, 48, form.date ?? '2022 年12 月08 日'),
    ...at(443, 61, '校 验 码 ：'),
    ...at(505, 62, form.checkCode ?? ''),
    ...at(24, 67, '机器编号： 661704933085'),
    ...down(32, 97, '购买方', 15),
    ...at(50, 88, '名'),
    ...at(99, 88, '称：'),
    ...at(118, 89, form.buyer?.[0] ?? ''),
    ...at(50, 103, '纳税人识别号：'),
    ...at(118, 104, form.buyer?.[1] ?? ''),
    ...at(50, 118, '地 址 、 电 话：'),
    ...at(50, 133, '开户行及账号：'),
    ...down(357, 89, '密码区', 22),
    ...at(380, 89, '8934-86*5751695818<*1-+161>'),
    ...at(380, 102, '-4/93-<2-28-<8+0+69805+>*2*'),
    ...table(
      150,
      (form.columns ?? usual).map((column, index) =>
        index === 0 ? { ...column, title: '货物或应税劳务、服务名称' } : column,
      ),
      form.rows,
    ),
    ...sums(262, form),
    ...down(30, 302, '销售方', 15),
    ...at(47, 294, '名'),
    ...at(96, 294, '称：'),
    ...at(114, 294, form.seller?.[0] ?? ''),
    ...at(47, 309, '纳税人识别号：'),
    ...at(114, 309, form.seller?.[1] ?? ''),
    ...at(47, 324, '地 址 、 电 话：'),
    ...at(47, 339, '开户行及账号：'),
    ...down(351, 299, '备注', 35),
    ...at(32, 360, '收款人：'),
    ...at(191, 360, '复核：'),
    ...at(312, 360, '开票人：'),
    ...at(434, 360, '销售方：(章)'),
  ];
}

export const page = (words: readonly Word[], overrides: Partial<Page> = {}): Page => ({
  number: 1,
  width: 610,
  height: 396,
  textSource: 'text',
  // Readers promise no order.
  words: words.filter((word) => word.text !== '').toSorted((a, b) => a.text.localeCompare(b.text)),
  ...overrides,
});

export const moved = (words: readonly Word[], dy: number): Word[] =>
  words.map((word) => ({ ...word, box: [word.box[0], word.box[1] + dy, word.box[2], word.box[3] + dy] }));
