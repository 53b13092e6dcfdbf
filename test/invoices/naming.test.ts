import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/domain/failure.ts';
import type { Invoice } from '../../src/domain/invoice.ts';
import {
  checkNameTemplate,
  fileNameFor,
  isNumbered,
  nameFromTemplate,
  numbered,
  safeName,
  uniqueNames,
} from '../../src/invoices/naming.ts';
import { emptyInvoice, emptyParty } from '../../src/domain/empty-invoice.ts';

const invoice = (over: Partial<Invoice> = {}): Invoice => ({
  ...emptyInvoice,
  number: 'INV-7',
  issueDate: '2024-03-01',
  currency: 'EUR',
  seller: { ...emptyParty, name: 'Müller GmbH' },
  buyer: { ...emptyParty, name: 'Käufer AG' },
  netAmount: 100,
  taxAmount: 19,
  totalAmount: 1119,
  ...over,
});
const named = (template: string, over: Partial<Invoice> = {}, fileName = 'scan.PDF'): string =>
  fileNameFor(template, [invoice(over)], fileName);

describe('a file name', () => {
  it.each([
    ['{date}_{seller}_{total}', {}, '2024-03-01_Müller GmbH_1119.00.PDF'],
    ['{number} {buyer} {currency} {type} {name}', {}, 'INV-7 Käufer AG EUR invoice scan.PDF'],
    ['{type}', { type: 'train', documentType: 'ticket' }, 'train.PDF'],
    ['{date}_{seller}', { issueDate: null, seller: emptyParty }, 'no-date_no-seller.PDF'],
    ['{seller}', { seller: { ...emptyParty, name: '上海晨光/文具有限公司' } }, '上海晨光 文具有限公司.PDF'],
    ['{seller}', { seller: { ...emptyParty, name: '../../etc/passwd' } }, 'etc passwd.PDF'],
    ['{seller}', { seller: { ...emptyParty, name: 'a\u0000b\nc\u202ed' } }, 'a b c d.PDF'],
    ['{seller}', { seller: { ...emptyParty, name: '...' } }, '_.PDF'],
    ['{seller}', { seller: { ...emptyParty, name: 'nul' } }, '_nul.PDF'],
    ['{seller}', { seller: { ...emptyParty, name: 'COM1.x' } }, '_COM1.x.PDF'],
    ['{seller}', { seller: { ...emptyParty, name: 'Acme Inc. ' } }, 'Acme Inc.PDF'],
    ['{total}', { totalAmount: -12.5 }, '-12.50.PDF'],
    ['{total}', { totalAmount: 12.5, documentType: 'credit_note' }, '-12.50.PDF'],
  ] as const)('of %s for %j is %s', (template, over, expected) => expect(named(template, over)).toBe(expected));

  it('says where several invoices in a file differ', () => {
    const invoices = [invoice(), invoice({ number: 'INV-8' })];
    expect(fileNameFor('{seller}_{number}', invoices, 'a.pdf')).toBe('Müller GmbH_several-numbers.pdf');
  });

  it('is limited in length, and a long seller does not push out the total', () => {
    const seller = { ...emptyParty, name: '上海'.repeat(500) };
    const name = named('{date}_{seller}_{total}', { seller });
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
    expect(name).toMatch(/^2024-03-01_(上海)+上?_1119\.00\.PDF$/);
  });

  it('is safe whatever values a document contains', () => {
    const anyText = array(constantFrom('/', '\\', '..', 'CON', ':', '\u0000', '发票', '\u{1f9fe}', ' ', '.')).map(
      (parts) => parts.join(''),
    );
    assert(
      property(anyText, string({ unit: 'binary' }), (first, second) => {
        const name = safeName(first + second);
        expect(name).not.toMatch(/[/\\:*?"<>|\p{Cc}]/u);
        expect(name).not.toMatch(/^[.\s]|[.\s]$|^(con|nul)(\.|$)/i);
        expect(name).not.toBe('');
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(201);
      }),
    );
  });

  it('is distinguished from equal names by a number', () => {
    const unique = uniqueNames();
    expect(['A', 'A', 'a', 'A (2)'].map((name) => unique(name, 'pdf'))).toEqual([
      'A.pdf',
      'A (2).pdf',
      'a (3).pdf',
      'A (2) (2).pdf',
    ]);
    expect(numbered('no extension', 2)).toBe('no extension (2)');
    expect(isNumbered('A (12).pdf', 'A.pdf')).toBe(true);
    expect(isNumbered('A (02).pdf', 'A.pdf')).toBe(false);
    expect(isNumbered('B.pdf', 'A.pdf')).toBe(false);
  });
});

it('leaves out missing values if only part of the name can be filled in', () => {
  expect(nameFromTemplate('{date}_{seller} ({number})', invoice({ seller: emptyParty }), 'scan')).toBe(
    '2024-03-01 (INV-7)',
  );
  expect(nameFromTemplate('{date}', undefined, 'scan')).toBe('scan');
});

describe('a template', () => {
  it.each([
    ['{datum}', /unknown field \{datum\}/],
    ['{date', /brace/],
    ['fixed', /no field/],
    ['a/{date}', /slash/],
    ['..\\{date}', /slash/],
  ])('%s is refused', (text, message) => {
    expect(() => checkNameTemplate(text)).toThrow(Failure);
    expect(() => checkNameTemplate(text)).toThrow(message);
  });
});
