/** Everything that one conversion made. The packing decides how much of it a package contains. */
import type { DocumentCounts } from './ooxml/reading.ts';
import type { Message } from '../texts/message.ts';

export interface ArtefactFile {
  /** Relative to the package, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface TexArtefacts {
  readonly tex: string;
  /** The engine that the preamble was written for. */
  readonly texEngine: 'pdflatex' | 'xelatex';
  /** The pictures that the TeX includes, by their paths in the TeX. */
  readonly images: readonly ArtefactFile[];
  /** Files that the conf stored beside the TeX. */
  readonly files: readonly ArtefactFile[];
  /** Hub XML after custom_xsl. */
  readonly hub: string;
  /** A CSV conf of the styles of the document, to start one's own from. */
  readonly csv: string;
  /** Hub before custom_xsl, the conf as used and as compiled. Under `<basename>.debug/`. */
  readonly debug: readonly ArtefactFile[];
  /** Parts of the DOCX. Under `<basename>.docx.tmp/`. */
  readonly source: readonly ArtefactFile[];
  readonly log: string;
  readonly counts: Readonly<DocumentCounts>;
  readonly warnings: readonly Message[];
  /** The engine that made the TeX, with its version. */
  readonly engine: string;
}
