import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { claimData, type ClaimFacts } from '../../src/claims/claim-data.ts';
import { drawClaim } from '../../src/claims/draw-claim.ts';
import { type Expense, expenseOf } from '../../src/claims/expenses.ts';
import { paperArea } from '../../src/claims/sheet-size.ts';
import { emptyInvoice } from '../../src/domain/empty-invoice.ts';
import { englishWording, wordingIn } from '../../src/texts/wording.ts';
import { rowsOf } from '../einvoices/reading.ts';
import { expense, hotel, leg } from './expenses.ts';
import type { Message } from '../../src/texts/message.ts';

const facts: ClaimFacts = { department: '销售部', reason: '上海出差', date: '2024-10-31' };
const expenses: readonly Expense[] = [
  leg('rail', '2024-10-08', '南京南', '上海虹桥', 'G7001'),
  hotel('2024-10-10'),
  leg('rail', '2024-10-10', '上海', '南京', 'G7002'),
  expense({ kind: 'meals', date: '2024-10-20', amount: 375.5 }),
];

const chinese = await wordingIn('zh');
const drawn = async (data = claimData(expenses, facts, 0, chinese), papers?: Uint8Array) => {
  const warnings: Message[] = [];
  const pdf = await drawClaim(data, papers, warnings);
  expect(warnings).toEqual([]);
  return pdf;
};

describe('a claim', () => {
  it('has the trips with their papers, the sums by kind, the sum in words, and places to sign', async () => {
    const text = (await rowsOf(await drawn())).flat().join('\n').replaceAll(' ', '');
    for (const part of [
      '差旅费报销单',
      '销售部',
      // All tickets are in one name.
      '张三',
      '4张',
      '行程1',
      'G7001南京南→上海虹桥',
      '其他费用',
      '¥1,175.50',
      '壹仟壹佰柒拾伍圆伍角整',
      '领导审批',
      '财务审核',
      '部门负责人',
      '经办人',
    ])
      expect(text).toContain(part);
  });

  it('subtracts a credit note, and writes no words for other currencies', () => {
    const credit = expenseOf(
      { ...emptyInvoice, documentType: 'credit_note', totalAmount: 30, currency: 'EUR', issueDate: '2025-01-01' },
      expense({}).source,
    );
    const data = claimData(
      [expense({ amount: 100, currency: 'EUR' }), ...(credit ? [credit] : [])],
      facts,
      0,
      englishWording(),
    );
    expect(data.totals).toEqual([{ label: 'Sum', papers: '2', text: '70.00 EUR' }]);
    expect(data.inWords).toBeNull();
    expect(data.title).toBe('Expense claim');
  });

  it('adds up each currency by itself', () => {
    const data = claimData([expense({}), expense({ currency: 'USD', amount: 5 })], facts, 0, chinese);
    expect(data.totals.map(({ text }) => text)).toEqual(['¥100.00', '5.00 USD']);
    expect(data.inWords).toBeNull();
  });

  it('names no claimant if the tickets are in two names', () => {
    const two = [...expenses, leg('air', '2024-11-01', '南京', '北京', 'MU1', '李四')];
    expect(claimData(two, facts, 0, chinese).facts[1]).toEqual({ label: '报销人', text: '' });
  });

  it('has the papers behind it, each sheet with a strip to bind it', async () => {
    const papers = await PDFDocument.create();
    const points = (mm: number) => (mm * 72) / 25.4;
    for (const word of ['first', 'second'])
      papers.addPage([points(paperArea.width), points(paperArea.height)]).drawText(word, { x: 20, y: 300 });
    const pdf = await drawn(claimData(expenses, facts, 2, chinese), await papers.save());
    const pages = await rowsOf(pdf);
    expect(pages).toHaveLength(3);
    const [, one, two] = pages.map((rows) => rows.flat().join('\n').replaceAll(' ', ''));
    expect(one).toContain('first');
    expect(one).toContain('票据粘贴单');
    expect(one).toContain('第1页共2页');
    expect(one).toContain('附单据4张');
    expect(two).toContain('second');
  });

  it('shows what is in an invoice as it is: nothing of it is typeset as code', async () => {
    const evil = '#read("/etc/passwd") $x$ *b*';
    const data = claimData([expense({ seller: evil })], facts, 0, chinese);
    const text = (await rowsOf(await drawn(data))).flat().join('').replaceAll(' ', '');
    expect(text).toContain('#read("/etc/passwd")$x$*b*');
  });
});
