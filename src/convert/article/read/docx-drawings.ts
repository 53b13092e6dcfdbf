/** Drawings and objects in a Word document: pictures, text boxes, diagrams. What cannot be drawn here is told by name. */
import { descendants, type XmlNode } from '../../../documents/xml.ts';
import { attribute } from '../../../office/nodes.ts';
import { type Block, type Inline, paragraph } from '../model.ts';
import type { DocxReading } from './docx-reading.ts';
import { partPicture } from './office-pictures.ts';

/** `w:drawing`, `w:pict` or `w:object`. */
export async function drawing(node: XmlNode, content: Inline[], reading: DocxReading): Promise<void> {
  const boxes = descendants(node, 'txbxContent');
  // A drawing names its alternatives too: of a text box, the first stands for all.
  if (boxes[0]) reading.beside.push({ kind: 'nodes', parent: boxes[0] });
  const object = descendants(node, 'OLEObject')[0];
  if (object) reading.warnings.add(objectWarning(attribute(object, 'ProgID') ?? ''));
  const blips = [...descendants(node, 'blip'), ...descendants(node, 'imagedata')];
  const alt = attribute(descendants(node, 'docPr')[0], 'descr') ?? '';
  const extent = descendants(node, 'extent')[0];
  for (const blip of blips) {
    const id = attribute(blip, 'embed') ?? attribute(blip, 'id') ?? attribute(blip, 'link');
    const reference = id === undefined ? undefined : reading.references.get(id);
    if (reference) content.push(...(await partPicture(reference, alt, extent, reading)));
  }
  const diagram = descendants(node, 'relIds')[0];
  if (diagram) await smartArt(diagram, reading);
  const isChart = descendants(node, 'chart').length > 0;
  if (descendants(node, 'textpath').length > 0) reading.warnings.add('WordArt or a watermark was left out');
  else if (!boxes[0] && !object && blips.length === 0 && !diagram && !isChart)
    reading.warnings.add('Drawn shapes were left out');
}

function objectWarning(program: string): string {
  if (/^Equation|MathType/i.test(program))
    return 'Equations of MathType or the old equation editor are at most pictures here: their text cannot be read';
  return `Embedded objects are at most pictures here${program === '' ? '' : `: ${program.slice(0, 40)}`}`;
}

/** The texts of a diagram, in the order of its data (ECMA-376, part 1, 21.4). */
async function smartArt(relations: XmlNode, reading: DocxReading): Promise<void> {
  const data = reading.references.get(attribute(relations, 'dm') ?? '')?.target;
  const model = data === undefined ? undefined : await reading.office.xml(data);
  const items = (model ? descendants(model, 'pt') : [])
    .map((point) =>
      descendants(point, 'p')
        .map((line) =>
          descendants(line, 't')
            .map(({ text }) => text)
            .join(''),
        )
        .join('\n')
        .trim(),
    )
    .filter((text) => text !== '');
  reading.warnings.add('SmartArt cannot be drawn here: its texts stand as a list');
  if (items.length === 0) return;
  const list: Block = { kind: 'list', ordered: false, start: 1, items: items.map((item) => [paragraph(item)]) };
  reading.beside.push({ kind: 'block', block: list });
}
