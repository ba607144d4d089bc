import { parentPort, workerData } from 'node:worker_threads';
import { makeBackup } from './make-backup.ts';

// Copying and checking a large file takes seconds in which the desk must answer: so they have a thread of their own.
try {
  parentPort?.postMessage({ backup: makeBackup(workerData, new Date()) });
} catch (error) {
  parentPort?.postMessage({ problem: error instanceof Error ? error.message : 'unknown' });
}
