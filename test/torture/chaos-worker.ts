import { parentPort, workerData } from 'node:worker_threads';
import { chaos } from './chaos.ts';

// Beside the kills, on the other core.
parentPort?.postMessage(await chaos(workerData.runs, workerData.seed));
