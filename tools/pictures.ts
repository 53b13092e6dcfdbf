/**
 * Makes the pictures of README from the fixtures: `npm run pictures`. It needs poppler (pdftoppm) and LibreOffice, which show
 * the files as a user would see them.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'docs/pictures');
const sheetOf = ['cn-normal-meal', 'cn-old-special', 'cn-normal-ride', 'cn-normal-toll'];
/** Pixels: as wide as README shows pictures on a large screen. */
const width = 900;

const work = mkdtempSync(join(tmpdir(), 'pictures-'));
try {
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'fixtures/invoices'), join(work, 'may'), { recursive: true });
  const layout = ['--layout', '2x2', '--orientation', 'landscape', '--cut-lines', '--page-number'];
  run('merge', ...sheetOf.map((name) => join('may', `${name}.pdf`)), ...layout, '-o', 'sheet.pdf');
  run('extract', 'may', '-o', 'may.xlsx', '--quiet', '--language', 'en', '--fail-on', 'never');
  execFileSync('soffice', ['--headless', '--convert-to', 'pdf', 'may.xlsx'], { cwd: work, stdio: 'ignore' });
  await picture('sheet');
  await picture('may', 'workbook');
} finally {
  rmSync(work, { recursive: true, force: true });
}

function run(...parameters: readonly string[]): void {
  execFileSync(process.execPath, [join(root, 'bin/invoicectl.js'), ...parameters], { cwd: work, stdio: 'inherit' });
}

/** The first page of a PDF, without empty borders, in few colours. */
async function picture(name: string, as = name): Promise<void> {
  execFileSync('pdftoppm', ['-r', '150', '-png', '-singlefile', `${name}.pdf`, name], { cwd: work });
  await sharp(join(work, `${name}.png`))
    .trim()
    .extend({ top: 20, bottom: 20, left: 20, right: 20, background: 'white' })
    .resize({ width })
    .png({ palette: true, colours: 64 })
    .toFile(join(folder, `${as}.png`));
}
