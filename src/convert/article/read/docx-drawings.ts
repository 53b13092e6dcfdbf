/** Drawings and objects in a Word document: pictures, text boxes, diagrams. Others become a warning. */
import { descendants } from '../../../documents/xml.ts';
import type { Drawing } from '../../../office/word/drawings.ts';
import { type Block, type Inline, paragraph } from '../model.ts';
import { embeddedEquation, isEquation } from './docx-equations.ts';
import type { DocxReading } from './docx-reading.ts';
import { partPicture } from './office-pictures.ts';
import { type Message, message } from '../../../texts/message.ts';

/** Returns the pictures or the equation; text boxes and the texts of diagrams are gathered for after the paragraph. */
export async function drawnInlines(drawing: Drawing, reading: DocxReading): Promise<readonly Inline[]> {
  const equation = await embeddedEquation(drawing, reading);
  return equation ? [equation] : withoutEquations(drawing, reading);
}

async function withoutEquations(drawing: Drawing, reading: DocxReading): Promise<readonly Inline[]> {
  const { pictures, textBoxes, diagrams, program, charts, hasTextPath } = drawing;
  for (const box of textBoxes) reading.beside.push({ kind: 'story', story: box });
  if (program !== undefined) reading.warnings.add(objectWarning(program));
  const inlines: Inline[] = [];
  for (const picture of pictures) {
    const reference = reading.references.get(picture.embedded ?? '') ?? reading.references.get(picture.linked ?? '');
    if (reference) inlines.push(...(await partPicture(reference, picture, reading)));
  }
  for (const { id, ...size } of charts)
    for (const block of await reading.drawChart(reading.references.get(id)?.target, size))
      reading.beside.push({ kind: 'block', block });
  for (const id of diagrams) await addDiagram(id, reading);
  if (hasTextPath) reading.warnings.add(message('loss.wordArt', {}));
  else if (program === undefined && textBoxes.length + pictures.length + diagrams.length + charts.length === 0)
    reading.warnings.add(message('loss.shapes', {}));
  return inlines;
}

function objectWarning(program: string): Message {
  if (isEquation(program)) return message('loss.equations', {});
  return program === '' ? message('loss.objects', {}) : message('loss.objectsOf', { program: program.slice(0, 40) });
}

/** The texts of a diagram, in the order of its data (ECMA-376, part 1, 21.4). */
async function addDiagram(id: string, reading: DocxReading): Promise<void> {
  const data = reading.references.get(id)?.target;
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
  reading.warnings.add(message('loss.smartArt', {}));
  if (items.length === 0) return;
  const list: Block = { kind: 'list', ordered: false, start: 1, items: items.map((item) => [paragraph(item)]) };
  reading.beside.push({ kind: 'block', block: list });
}
