/** Everything one conversion made. Always whole: what a package shows is decided when it is packed. */
import type { DocumentCounts } from './ooxml/reading.ts';

export interface ArtefactFile {
  /** With `/`, relative to the package. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface TexArtefacts {
  readonly tex: string;
  /** The engine that the preamble was written for. */
  readonly texEngine: 'pdflatex' | 'xelatex';
  /** Pictures that the TeX names, by the path it names. */
  readonly images: readonly ArtefactFile[];
  /** What the conf stored beside the TeX. */
  readonly files: readonly ArtefactFile[];
  /** Hub XML after custom_xsl. */
  readonly hub: string;
  /** CSV conf made of the styles of the document, to start an own one from. */
  readonly csv: string;
  /** Hub before custom_xsl, the conf as used and as compiled. Under `<basename>.debug/`. */
  readonly debug: readonly ArtefactFile[];
  /** Parts of the DOCX. Under `<basename>.docx.tmp/`. */
  readonly source: readonly ArtefactFile[];
  readonly log: string;
  readonly counts: Readonly<DocumentCounts>;
  readonly warnings: readonly string[];
  /** Engine that made the TeX, with its version. */
  readonly engine: string;
}
