import { parentPort } from 'node:worker_threads';
import { loadExtractor } from '../load-extractor.ts';
import type { Reply, Request } from './article-reader.ts';

// A long text takes seconds to read, in which the desk must answer: so reading has a thread of its own.
const extractor = loadExtractor();
parentPort?.on('message', ({ id, text }: Request) => {
  const reply: Reply = { id, extraction: extractor.extract(text) };
  parentPort?.postMessage(reply);
});
