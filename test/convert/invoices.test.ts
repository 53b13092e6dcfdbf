/** E-invoices become pages; other XML and JSON stays text. */
import { describe, expect, it } from 'vitest';
import { identify } from '../../src/convert/identify.ts';
import { creditNote, german } from '../einvoices/reading.ts';
import { converted, textIn } from './run.ts';

describe('e-invoices', () => {
  it('become pages, not a listing of their tags', async () => {
    const { bytes, pages, quality, route } = await converted(german, 'einvoice', 'pdf');
    expect(route).toEqual(['invoice-pages']);
    expect(pages).toBe(1);
    expect(quality?.accuracy).toBe(100);
    const shown = await textIn(bytes, 'pdf');
    expect(shown).toContain('Rechnung');
    expect(shown).not.toContain('CrossIndustryInvoice');
  });

  it('become other formats through the page that is drawn of them', async () => {
    const { bytes } = await converted(creditNote, 'einvoice', 'txt');
    expect(Buffer.from(bytes).toString()).toMatch(/CN-2024-0031[^]*90.15 EUR/);
  });

  it('have the labels of invoiceLanguage', async () => {
    const { bytes } = await converted(german, 'einvoice', 'pdf', { invoiceLanguage: 'es' });
    expect(await textIn(bytes, 'pdf')).toContain('Factura');
  });
});

describe('identify', () => {
  const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text.replace('UTF-8', 'UTF-16')}`, 'utf16le');

  it.each([
    ['an e-invoice', german, 'a.xml', 'einvoice'],
    ['one in UTF-16', utf16(german.toString()), 'a.xml', 'einvoice'],
    ['one without a name', german, '', 'einvoice'],
    ['one that its name calls text', german, 'a.txt', 'txt'],
    ['other XML', Buffer.from('<?xml version="1.0"?><note>hello</note>'), 'a.xml', 'txt'],
    ['other JSON', Buffer.from('{"a": 1}'), 'a.json', 'txt'],
  ] as const)('%s', async (_what, bytes, name, format) => {
    expect(await identify(bytes, name)).toEqual({ format });
  });

  it('other XML that only mentions an e-invoice becomes plain text', async () => {
    const catalogue = Buffer.from('<list><FatturaElettronica version="1"/><item>Hammer</item></list>');
    expect(await identify(catalogue, 'a.xml')).toEqual({ format: 'einvoice' });
    const { bytes } = await converted(catalogue, 'einvoice', 'pdf');
    expect(await textIn(bytes, 'pdf')).toContain('<item>Hammer</item>');
  });
});

describe('hybrid', () => {
  const record = Buffer.from('{"source":{"path":"a.pdf"},"status":"ok","invoice":{},"evidence":{},"checks":[]}');

  it('is refused for anything but a record, and with options that PDF/A excludes', async () => {
    await expect(converted(german, 'einvoice', 'pdf', { hybrid: true })).rejects.toThrow('record of extract');
    await expect(converted(record, 'record', 'png', { hybrid: true })).rejects.toThrow('record of extract');
    await expect(converted(record, 'record', 'pdf', { hybrid: true, pdfPassword: 'x' })).rejects.toThrow('PDF/A-3');
  });
});
