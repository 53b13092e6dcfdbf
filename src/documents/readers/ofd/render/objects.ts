/**
 * Draws page content as PDF operators: layers, blocks, paths, pictures, composites and their clips.
 * Source: GB/T 33190-2016, 7.7, 8.4, 9, 10 and 13.
 */
import { type XmlNode, child, children, textAt } from '../../../xml.ts';
import { boxOf, type OfdBox, type OfdPage } from '../document.ts';
import { matrixOf } from '../text.ts';
import { concatenate, operands, rectangle } from './canvas.ts';
import { clipOperators } from './clips.ts';
import { type Scope, warnOfPage } from './drawing.ts';
import { drawImage } from './image-object.ts';
import { pathOperators } from './path.ts';
import { drawPattern } from './pattern.ts';
import { type Resources, resourcesOf } from './resources.ts';
import { firstColour, registerShading } from './shading.ts';
import {
  alphaOf,
  black,
  colourOperator,
  defaultLineWidth,
  isOn,
  lineOperators,
  type Paint,
  type Style,
  styleOf,
} from './style.ts';
import { drawText } from './text-object.ts';
import { paintState } from './transparency.ts';
import { message } from '../../../../texts/message.ts';

/** Blocks and composites may be nested, in hostile files endlessly. */
const maxDepth = 24;
/** How many objects a composite counts as, because composites that refer to composites multiply fastest. */
const compositeCost = 20;

const layerOrder: Readonly<Record<string, number>> = { Background: 0, Body: 1, Foreground: 2 };

/** Draws a page with its templates, but without annotations and seals. */
export async function drawPageContents(scope: Scope, page: OfdPage): Promise<void> {
  for (const source of page.contents) {
    const own = { ...scope, resources: await resourcesOf(scope.pack, source, scope.resources, scope.job.warn) };
    const layers = children(source.node, 'Content').flatMap((content) => children(content, 'Layer'));
    const order = (layer: XmlNode): number => layerOrder[layer.attributes['Type'] ?? 'Body'] ?? 1;
    for (const layer of layers.toSorted((a, b) => order(a) - order(b))) await drawBlock(own, layer);
  }
}

/** Draws the objects of a layer, a page block, an appearance or the content of a composite. */
export async function drawBlock(outer: Scope, block: XmlNode): Promise<void> {
  if (outer.depth > maxDepth) {
    warnOfPage(outer, message('ofd.nested', { most: maxDepth }));
    return;
  }
  const scope: Scope = { ...outer, depth: outer.depth + 1, style: styleOf(block, outer.style, outer.resources) };
  for (const object of block.children) {
    if (!isOn(object.attributes['Visible'], true)) continue;
    if (object.name === 'PageBlock' || object.name === 'Layer') await drawBlock(scope, object);
    else if (object.name.endsWith('Object')) await drawObject(scope, object);
  }
}

async function drawObject(outer: Scope, object: XmlNode): Promise<void> {
  outer.job.spend(object.name === 'CompositeObject' ? compositeCost : 1);
  const boundary = boxOf(object.attributes['Boundary']);
  if (!boundary) return;
  const { canvas } = outer;
  const style = styleOf(object, outer.style, outer.resources);
  const scope: Scope = { ...outer, alpha: outer.alpha * alphaOf(object.attributes['Alpha']) };
  canvas.put('q');
  if (object.name === 'PathObject') canvas.put(pathClip(object, boundary, style));
  if (object.name === 'CompositeObject' || object.name === 'ImageObject') canvas.put(boxClip(boundary));
  canvas.put(concatenate([1, 0, 0, 1, boundary.x, boundary.y]));
  const [before, after] = clipOperators(scope, object);
  canvas.put(before);
  // A picture without a CTM fills its boundary.
  if (object.attributes['CTM'] !== undefined) canvas.put(concatenate(matrixOf(object.attributes['CTM'])));
  else if (object.name === 'ImageObject') canvas.put(concatenate([boundary.width, 0, 0, boundary.height, 0, 0]));
  canvas.put(after);
  if (object.name === 'TextObject') await drawText(scope, object, style);
  else if (object.name === 'PathObject') await drawPath(scope, object, boundary, style);
  else if (object.name === 'ImageObject') await drawImage(scope, object);
  else if (object.name === 'CompositeObject') await drawComposite({ ...scope, style }, object);
  canvas.put('Q');
}

/** Some producers write boundaries of height 0 around horizontal lines, so half a line width is added on each side. */
function pathClip(object: XmlNode, boundary: OfdBox, style: Style): string {
  const margin = isOn(object.attributes['Stroke'], true) ? Math.max(0, (style.lineWidth ?? defaultLineWidth) / 2) : 0;
  return boxClip({
    x: boundary.x - margin,
    y: boundary.y - margin,
    width: boundary.width + 2 * margin,
    height: boundary.height + 2 * margin,
  });
}

const boxClip = (box: OfdBox): string => (box.width > 0 && box.height > 0 ? `${rectangle(box)} W n` : '');

/** The paints of a path. Undefined if it is not filled, or not stroked. */
function paintsOf(object: XmlNode, style: Style): { readonly fill?: Paint | undefined; readonly stroke?: Paint } {
  return {
    // By the standard, a path without a fill colour is not filled.
    ...(isOn(object.attributes['Fill'], false) ? { fill: style.fill } : {}),
    ...(isOn(object.attributes['Stroke'], true) ? { stroke: style.stroke ?? black } : {}),
  };
}

async function drawPath(scope: Scope, object: XmlNode, boundary: OfdBox, style: Style): Promise<void> {
  const path = pathOperators(textAt(object, 'AbbreviatedData') ?? '');
  if (path === '') return;
  const { canvas, resources } = scope;
  const evenOdd = object.attributes['Rule']?.trim() === 'Even-Odd' ? '*' : '';
  const { fill, stroke } = paintsOf(object, style);
  canvas.put(paintState(canvas, scope.alpha, { fill, stroke }, object.attributes['BlendMode']));
  await fillThroughClip(scope, fill, `q\n${path}\nW${evenOdd} n`, {
    boundary,
    ctm: matrixOf(object.attributes['CTM']),
  });
  warnOfLeftOut(scope, fill, stroke);
  const solidFill = fill?.kind === 'solid' ? fill.components : undefined;
  const solidStroke = stroke && strokeColour(stroke, resources);
  if (!solidFill && !solidStroke) return;
  if (solidFill) canvas.put(colourOperator(solidFill, 'fill'));
  if (solidStroke) canvas.put(`${colourOperator(solidStroke, 'stroke')} ${lineOperators(style)}`);
  canvas.put(path);
  canvas.put(solidFill ? `${solidStroke ? 'B' : 'f'}${evenOdd}` : 'S');
}

/** Draws a shading or a pattern over the whole space, with the path as a clip. */
async function fillThroughClip(
  scope: Scope,
  fill: Paint | undefined,
  clip: string,
  space: Parameters<typeof drawPattern>[2],
): Promise<void> {
  const { canvas, job, resources } = scope;
  if (fill?.kind === 'shading') {
    const shading = registerShading(job.context, fill.node, resources);
    if (shading) canvas.put(`${clip} ${canvas.shading(shading)} sh Q`);
  }
  if (fill?.kind === 'pattern') {
    canvas.put(clip);
    await drawPattern(scope, fill.node, space, drawBlock);
    canvas.put('Q');
  }
}

/** The colour of a line. A line is too thin to show a shading, so the first colour is used instead. */
function strokeColour(paint: Paint, resources: Resources): readonly number[] | undefined {
  if (paint.kind === 'solid') return paint.components;
  return paint.kind === 'shading' ? firstColour(paint.node, resources) : undefined;
}

function warnOfLeftOut(scope: Scope, fill: Paint | undefined, stroke: Paint | undefined): void {
  const leftOut = (paint: string): void => warnOfPage(scope, message('ofd.pathsPaint', { paint }));
  if (fill?.kind === 'unknown') leftOut(fill.name);
  if (stroke?.kind === 'unknown') leftOut(stroke.name);
  if (stroke?.kind === 'pattern') warnOfPage(scope, message('ofd.pathsPattern', {}));
}

/** Draws a composite of DocumentRes in its own size, with its objects clipped by their own boundaries. */
async function drawComposite(scope: Scope, object: XmlNode): Promise<void> {
  const id = object.attributes['ResourceID'] ?? '';
  const unit = scope.resources.composites.get(id);
  const content = unit && child(unit.node, 'Content');
  if (!content) {
    warnOfPage(scope, message('ofd.drawingMissing', { id }));
    return;
  }
  const width = Number(unit.node.attributes['Width']);
  const height = Number(unit.node.attributes['Height']);
  if (width > 0 && height > 0) scope.canvas.put(`${operands(0, 0, width, height)} re W n`);
  await drawBlock(scope, content);
}
