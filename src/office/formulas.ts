/** Whether an Office package contains formulas: equations of Word and PowerPoint, or formula objects of OpenDocument. */
import { openZip } from '../documents/zip.ts';
import { officeZipLimits } from './package.ts';

/** The parts of documents and slides, and the list of what an OpenDocument package contains. */
const revealing = /^(?:word\/(?:document|footnotes|endnotes)\.xml|ppt\/slides\/[^/]+\.xml|META-INF\/manifest\.xml)$/;

/** False for what is not a package. Rejects with corrupt_document, too_large. */
export async function hasFormulas(bytes: Uint8Array): Promise<boolean> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  const archive = await openZip(bytes, officeZipLimits);
  try {
    for (const entry of archive.entries)
      if (
        revealing.test(entry.name) &&
        /:oMath\b|opendocument\.formula/.test((await archive.read(entry)).toString('latin1'))
      )
        return true;
    return false;
  } finally {
    archive.close();
  }
}
