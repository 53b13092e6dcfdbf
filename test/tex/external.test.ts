/**
 * docx2tex by a stand-in for its script: the options, the places of its results and its exit codes are those of d2t
 * (https://github.com/transpect/docx2tex); the pipeline behind it is a few lines.
 */
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { packageFiles } from '../../src/tex/pack.ts';
import { docx2texEngine } from '../../src/tex/external.ts';
import { testWith } from '../engines.ts';
import { compile, context, scratch, toTex } from './convert.ts';
import * as d from './docx-maker.ts';
import { redSquare } from './everything.ts';

const script = String.raw`#!/bin/bash
usage() { echo "Usage: d2t [options ...] <docx file>" >&2; exit 1; }
SOURCE="$0"; [ -h "$SOURCE" ] && SOURCE="$(readlink -f "$SOURCE")"
DIR="$(cd "$(dirname "$SOURCE")" && pwd)"
CONF="" ; CUSTOMXSL="" ; DEBUG=no ; OUT_DIR=""
while getopts ":o:c:m:f:t:e:x:pd" opt; do
  case "$opt" in
    o) OUT_DIR="$OPTARG" ;;
    c) CONF="$OPTARG" ;;
    m|f|t|e) ;;
    x) CUSTOMXSL="$OPTARG" ;;
    p) ;;
    d) DEBUG=yes ;;
    *) usage ;;
  esac
done
shift $((OPTIND-1))
[ -z "$1" ] && usage
FILE="$1"
[[ $FILE =~ \.docx$ ]] || { echo "Only docx files are supported."; exit 1; }
BASENAME="$(basename "$FILE" .docx)"
[ -z "$CONF" ] && CONF="$DIR/conf/conf.csv"
mkdir -p "$OUT_DIR"
cp "$FILE" "$OUT_DIR/$BASENAME.docx"
echo "starting docx2tex"
grep -q 'href="conf.xml"' "$CONF" && { echo "Errors encountered while running docx2tex." ; exit 1; }
mkdir -p "$OUT_DIR/$BASENAME.docx.tmp"
( cd "$OUT_DIR/$BASENAME.docx.tmp" && python3 -m zipfile -e "$OUT_DIR/$BASENAME.docx" . )
if [ "$DEBUG" = yes ]; then mkdir -p "$OUT_DIR/$BASENAME.debug/xml2tex" && cp "$CONF" "$OUT_DIR/$BASENAME.debug/xml2tex/conf"; fi
echo "<hub xmlns='http://docbook.org/ns/docbook'>of the stand-in</hub>" > "$OUT_DIR/$BASENAME.xml"
echo "Normal;;" > "$OUT_DIR/$BASENAME.csv"
{
  echo '\documentclass{article}\usepackage{graphicx}\begin{document}'
  echo "% conf $(basename "$CONF") xsl $(basename "$CUSTOMXSL")"
  python3 -c 'import socket; socket.socket(socket.AF_INET)' 2>/dev/null && echo '% has the network' || echo '% has no network'
  [ "$CUSTOMXSL" = "" ] || cat "$CUSTOMXSL" | sed 's/^/% /'
  sed 's/^/% /' "$CONF"
  for image in "$OUT_DIR/$BASENAME.docx.tmp/word/media/"*; do echo "\includegraphics[width=1cm]{$BASENAME.docx.tmp/word/media/$(basename "$image")}"; done
  echo '\end{document}'
} > "$OUT_DIR/$BASENAME.tex"
echo "writing texfile => $OUT_DIR/$BASENAME.tex"
grep -q 'stop half-way' "$CONF" && { echo "Errors encountered while running docx2tex. Please see LOG for details."; exit 1; }
echo "docx2tex finished."
`;

const path = process.env['PATH'];
let docx: Uint8Array;
beforeAll(async () => {
  const home = join(await scratch(), 'docx2tex');
  const programs = join(await scratch(), 'bin');
  await mkdir(join(home, 'conf'), { recursive: true });
  await mkdir(programs);
  await writeFile(join(home, 'd2t'), script);
  await chmod(join(home, 'd2t'), 0o755);
  await writeFile(join(home, 'conf', 'conf.csv'), 'Heading 1;\\section{;}\n');
  // Its home is usually unpacked somewhere and linked to.
  await symlink(join(home, 'd2t'), join(programs, 'd2t'));
  process.env['PATH'] = `${programs}:${path ?? ''}`;
  docx = d.makeDocx({
    body: d.styled('Heading1', d.run('Head')) + d.paragraph(d.picture('rId-image1.png', 20, 10)),
    media: { 'image1.png': await redSquare() },
  });
});
afterAll(() => {
  process.env['PATH'] = path;
});

describe('docx2tex', () => {
  testWith(['bash', 'python3', 'unshare'], 'is there with its own conf, and its results are gathered', async () => {
    const artefacts = await toTex(docx, { engine: 'docx2tex' });
    expect(artefacts.engine).toMatch(/^docx2tex [0-9a-f]{12}$/);
    expect(artefacts.tex).toContain('% conf conf.csv xsl \n% has no network\n% Heading 1;\\section{;}');
    expect(artefacts.tex).toContain('\\includegraphics[width=1cm]{image/image1.png}');
    expect(artefacts.images.map((image) => image.path)).toEqual(['image/image1.png']);
    expect(artefacts.hub).toContain('of the stand-in');
    expect(artefacts.csv).toBe('Normal;;\n');
    const names = packageFiles(artefacts, { debug: true, baseName: 'x' }).map((file) => file.path);
    expect(names).toEqual(
      expect.arrayContaining(['x.tex', 'image/image1.png', 'x.debug/xml2tex/conf', 'x.xml', 'x.csv']),
    );
    expect(names.filter((name) => name.endsWith('.docx'))).toEqual([]);
  });

  testWith(
    ['bash', 'python3', 'pdflatex and its usual packages'],
    'gives TeX that compiles with its pictures',
    async () => {
      expect(await compile(await toTex(docx, { engine: 'docx2tex' }))).toContain('Output written');
    },
  );

  testWith(['bash', 'python3', 'unshare'], 'gets the conf and the custom XSL it was asked for', async () => {
    const csv = await toTex(docx, { engine: 'docx2tex', conf: 'Heading 1;\\chapter{;}\n' });
    expect(csv.tex).toContain('% conf own-conf.csv xsl \n% has no network\n% Heading 1;\\chapter{;}');
    const conf = '<set xmlns="http://transpect.io/xml2tex"><import href="conf.xml"/></set>';
    const customXsl =
      '<xsl:stylesheet version="2.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><xsl:copy-of select="."/></xsl:template></xsl:stylesheet>';
    const xml = await toTex(docx, { engine: 'docx2tex', conf, customXsl });
    expect(xml.tex).toContain('% conf own-conf.xml xsl custom.xsl');
    // The default is asked for by the address under which docx2tex knows it: beside this conf there is none.
    expect(xml.tex).toContain('<import href="http://transpect.io/docx2tex/conf/conf.xml"/>');
  });

  testWith(['bash', 'python3'], 'that fails half-way has made nothing', async () => {
    await expect(toTex(docx, { engine: 'docx2tex', conf: 'stop half-way;a;b' })).rejects.toMatchObject({
      kind: 'corrupt_document',
      message: expect.stringContaining('docx2tex could not convert the DOCX'),
    });
  });

  testWith(['bash', 'python3'], 'does not see what the built-in chain refuses', async () => {
    await expect(toTex(docx, { engine: 'docx2tex', conf: '<set' })).rejects.toMatchObject({ kind: 'bad_request' });
    await expect(toTex(Buffer.from('no DOCX'), { engine: 'docx2tex' })).rejects.toMatchObject({
      kind: 'unsupported_format',
    });
  });

  testWith(['bash', 'python3'], 'is ended when nobody waits for it any more', async () => {
    const stop = new AbortController();
    const converting = docx2texEngine().convert({ docx }, await context({ signal: stop.signal }));
    stop.abort();
    await expect(converting).rejects.toBeDefined();
  });
});
