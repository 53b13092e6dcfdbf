/** thin */
import type { ArtefactFile } from '../artefacts.ts';
export async function processImages(
  tex: string,
  images: readonly ArtefactFile[],
  _on: boolean,
  _context: unknown,
): Promise<{ tex: string; images: readonly ArtefactFile[]; warnings: readonly string[] }> {
  return { tex, images, warnings: [] };
}
