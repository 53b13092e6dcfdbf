/** What all parts of the renderer share: the PDF being made, its resources, and the canvas to draw on. */
import type { PDFContext, PDFRef } from '@cantoo/pdf-lib';
import { Failure, saidBy } from '../../../../domain/failure.ts';
import { type Message, message } from '../../../../texts/message.ts';
import type { OfdPackage } from '../package.ts';
import type { Canvas } from './canvas.ts';
import type { FontBook } from './fonts.ts';
import type { Resources } from './resources.ts';
import type { Style } from './style.ts';
import type { StoredMessage } from '../../../../texts/template.ts';

/** The making of one PDF. Shared by its documents, pages and the seals on them. */
export interface Job {
  readonly context: PDFContext;
  readonly fonts: FontBook;
  /** Pictures that are in the PDF already. Undefined for those that cannot be drawn. */
  readonly images: Map<OfdPackage, Map<string, Promise<PDFRef | undefined>>>;
  /** Reports each message only once. */
  readonly warn: (said: Message) => void;
  /** Counts what is drawn. Throws too_large beyond the cap. */
  spend(objects: number): void;
}

const maxObjects = 1_000_000;

export function objectBudget(): (objects: number) => void {
  let spent = 0;
  return (objects) => {
    spent += objects;
    if (spent > maxObjects) throw new Failure('too_large', message('ofd.drawsMuch', {}));
  };
}

/** The context in which objects are drawn. */
export interface Scope {
  readonly job: Job;
  readonly pack: OfdPackage;
  readonly resources: Resources;
  readonly canvas: Canvas;
  /** Its number from 1, for warnings. */
  readonly page: number;
  readonly style: Style;
  /** The opacity of everything around, 0..1. */
  readonly alpha: number;
  readonly depth: number;
}

/** Warns of something on the page that is drawn. */
export const warnOfPage = ({ job, page }: Pick<Scope, 'job' | 'page'>, why: Message): void =>
  job.warn(message('warning.page', { page, why }));

/** Why a picture could not be drawn, of anything that was thrown. */
export function whyUndrawn(error: unknown): string | StoredMessage {
  if (error instanceof Failure) return saidBy(error);
  return error instanceof Error ? error.message : message('ofd.damagedPart', {});
}
