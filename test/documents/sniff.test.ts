import { describe, expect, it } from 'vitest';
import { sniff } from '../../src/documents/sniff.ts';
import { Failure } from '../../src/domain/failure.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

function failureOf(data: Uint8Array, name?: string): Failure {
  try {
    sniff(data, name);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('It was taken for a document');
}

describe('files that are recognised', () => {
  it.each([
    ['application/pdf', '%PDF-1.7\n%\xe2\xe3\xcf\xd3'],
    ['application/pdf', `${'junk of a mail server\r\n'.repeat(40)}%PDF-1.4`],
    ['image/jpeg', '\xff\xd8\xff\xe0\0\x10JFIF'],
    ['image/png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
    ['image/tiff', 'II*\0\x08\0\0\0'],
    ['image/tiff', 'MM\0*\0\0\0\x08'],
    ['image/webp', 'RIFF\x10\0\0\0WEBPVP8 '],
    ['image/gif', 'GIF89a\x01\0\x01\0'],
    ['image/bmp', `BM${'\0'.repeat(12)}\x28\0\0\0`],
    ['application/zip', 'PK\x03\x04\x14\0'],
    ['application/zip', `PK\x05\x06${'\0'.repeat(18)}`],
    ['application/xml', '<?xml version="1.0"?><Invoice/>'],
    ['application/xml', '\xef\xbb\xbf<?xml version="1.0"?><Invoice/>'],
    ['application/xml', '\r\n  <!-- exported --> <Invoice xmlns="urn:x"><Note>&lt;html&gt;</Note></Invoice>'],
    ['application/xml', '<ubl:Invoice/>'],
    ['image/heic', '\0\0\0\x18ftypheic\0\0\0\0'],
    ['image/heic', '\0\0\0\x18ftypmif1\0\0\0\0'],
    // Old Office documents begin alike: intake looks inside.
    ['application/vnd.ms-outlook', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
    ['message/rfc822', 'From: a@example.com\r\nSubject: Rechnung\r\n\r\nText'],
    ['message/rfc822', 'Received: from a\r\n\tby b\r\nX-Spam: 0\r\nDate: Mon, 3 Feb 2025 09:00:00 +0100\r\n\r\n'],
  ])('%s', (mediaType, text) => {
    expect(sniff(bytes(text))).toBe(mediaType);
  });

  it('recognises XML in UTF-16, with and without a byte order mark', () => {
    const little = Buffer.from('<?xml version="1.0" encoding="UTF-16"?><a/>', 'utf16le');
    const big = Buffer.from(little).swap16();
    expect(sniff(little)).toBe('application/xml');
    expect(sniff(big)).toBe('application/xml');
    expect(sniff(Buffer.concat([Buffer.from([0xff, 0xfe]), little]))).toBe('application/xml');
    expect(sniff(Buffer.concat([Buffer.from([0xfe, 0xff]), big]))).toBe('application/xml');
  });

  it('decides by the bytes, whatever the name says', () => {
    expect(sniff(bytes('%PDF-1.7'), 'scan.jpg')).toBe('application/pdf');
  });
});

it('takes HTML for a document only if its name says so, because downloads often save a login page in place of one', () => {
  expect(sniff(bytes('<!DOCTYPE html><p>Receipt</p>'), 'receipt.html')).toBe('text/html');
  expect(failureOf(bytes('<!DOCTYPE html><p>Log in</p>'), 'invoice.pdf').message).toContain('HTML page');
});

describe('files that are refused', () => {
  it.each([
    ['a list', 'From: the cellar\nwe took: three chairs\n\n'],
    ['a single header', 'Subject: a poem\n\nroses are red'],
    ['prose', 'Date: today\nand some more text\nFrom: here\n'],
  ])('%s is not taken for a mail', (_, text) => {
    expect(failureOf(bytes(text)).message).toContain('plain text');
  });

  it('says of a file of zero bytes that it is empty', () => {
    expect(failureOf(Buffer.alloc(0), 'a.pdf').report()).toMatchObject({
      kind: 'corrupt_document',
      message: 'The file is empty (zero bytes)',
    });
  });

  it.each([
    '<!DOCTYPE html><html><body>Login</body></html>',
    '\n<html lang="de">',
    '<!-- proxy --><HTML>',
    '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html/>',
  ])('says of an HTML page called .pdf that it is HTML: %s', (text) => {
    const failure = failureOf(bytes(text), 'invoice.PDF');
    expect(failure.kind).toBe('unsupported_format');
    expect(failure.message).toBe('The file is an HTML page, though its name ends in .pdf');
    expect(failure.detail).toMatch(/login or error page/);
  });

  it.each([
    ['Rar!\x1a\x07\0', /RAR/],
    ['\x1f\x8b\x08', /gzip/],
    ['{"number": 1}', /plain text that begins with "\{\\"number/],
    ['BM is how this text begins, and no picture', /plain text/],
    [' \n\t ', /only spaces and line breaks/],
    ['\x01\x02\x03\xff', /01 02 03 ff/],
    ['\0\0\0\0', /00 00 00 00/],
  ])('names the format that a file seems to have: %j', (text, pattern) => {
    const failure = failureOf(bytes(text));
    expect(failure.kind).toBe('unsupported_format');
    expect(failure.message).toMatch(pattern);
    expect(failure.detail).toBeTruthy();
  });

  it('takes no quadratic time for text full of comment openings', () => {
    expect(sniff(bytes(`${'<!--a-->'.repeat(500)}<a/>`))).toBe('application/xml');
    expect(failureOf(bytes(`${'<!--'.repeat(1000)}\0`)).kind).toBe('unsupported_format');
  });

  it('does not search for %PDF beyond the first 1024 bytes', () => {
    expect(failureOf(bytes(`${'x'.repeat(1030)}%PDF-1.4`)).kind).toBe('unsupported_format');
  });
});
