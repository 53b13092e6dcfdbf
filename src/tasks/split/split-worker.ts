/** Runs in a thread of split. Finds pages that divide a document, or cuts it. */
import { threadId } from 'node:worker_threads';
import { allowEngineBytes } from '../../documents/readers/pdf/engine-memory.ts';
import { type FromWorker, type Sent, sent } from '../../runtime/workers/messages.ts';
import type { SplitAnswer, SplitJob } from './split-pool.ts';

export default function split(job: SplitJob): Promise<Sent<SplitAnswer>> {
  const started: FromWorker = { type: 'started', threadId };
  const { port, engineBytes } = job;
  port.postMessage(started);
  allowEngineBytes(engineBytes);
  return sent(async () => {
    try {
      return await answerTo(job);
    } finally {
      port.close();
    }
  });
}

async function answerTo({ work, bytes, password }: SplitJob): Promise<SplitAnswer> {
  if (work.ask === 'cut') {
    const { cutPdf } = await import('../../split/cut-pdf.ts');
    return { files: await cutPdf(bytes, password, work.ranges) };
  }
  const [{ pdfReader }, { blankPages, pagesWithQr }] = await Promise.all([
    import('../../documents/readers/pdf.ts'),
    import('../../split/marks.ts'),
  ]);
  const document = await pdfReader.open(bytes, password === undefined ? {} : { password });
  try {
    const { pageCount } = document;
    if (work.by === 'qr') return { pageCount, marked: await pagesWithQr(document, work.text) };
    return { pageCount, marked: work.by === 'blank' ? await blankPages(document) : [] };
  } finally {
    document.close();
  }
}
