/** What every part of the renderer is handed: the PDF in the making, where things are looked up, and where to draw. */
import type { PDFContext, PDFRef } from '@cantoo/pdf-lib';
import { Failure } from '../../../../domain/failure.ts';
import type { OfdPackage } from '../package.ts';
import type { Canvas } from './canvas.ts';
import type { FontBook } from './fonts.ts';
import type { Resources } from './resources.ts';
import type { Style } from './style.ts';

/** One PDF: shared by its documents, pages and the seals in them. */
export interface Job {
  readonly context: PDFContext;
  readonly fonts: FontBook;
  /** Pictures that are in the PDF already; undefined for those that cannot be drawn. */
  readonly images: Map<OfdPackage, Map<string, Promise<PDFRef | undefined>>>;
  /** Said once, however often it happens. */
  readonly warn: (message: string) => void;
  /** Counts what is drawn. Throws too_large beyond the cap. */
  spend(objects: number): void;
}

const maxObjects = 1_000_000;

export function objectBudget(): (objects: number) => void {
  let spent = 0;
  return (objects) => {
    spent += objects;
    if (spent > maxObjects) throw new Failure('too_large', 'The OFD draws too many objects');
  };
}

/** A stretch of drawing. */
export interface Scope {
  readonly job: Job;
  readonly pack: OfdPackage;
  readonly resources: Resources;
  readonly canvas: Canvas;
  /** For warnings: `Page 2`. */
  readonly place: string;
  readonly style: Style;
  /** 0..1, of everything around. */
  readonly alpha: number;
  readonly depth: number;
}
