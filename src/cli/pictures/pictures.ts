/** Pictures of the pages of documents that were read, as reports and workbooks show them. */
import type { RecordSource } from '../../domain/record.ts';

/** JPEG. */
export interface PagePicture {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Pixels of a point (1/72 inch) of the page. */
  readonly perPoint: number;
}

export type PictureSource = Pick<RecordSource, 'path' | 'member' | 'sha256'>;

export interface PagePictures {
  /**
   * The pages of a document, in order. Rejects with a Failure that says why there are none: the file is gone, is another one by
   * now, or has no pages that can be drawn.
   */
  of(source: PictureSource): Promise<PageSet>;
  close(): Promise<void>;
}

export interface PageSet {
  readonly count: number;
  /** `number`: from 1. */
  page(number: number): Promise<PagePicture>;
}
