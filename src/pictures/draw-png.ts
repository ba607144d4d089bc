import { Worker } from 'node:worker_threads';

/** What the thread is given. */
export interface PngOrder {
  readonly svg: string;
  readonly zoom: number;
}

/**
 * Turns a picture into a PNG, in a thread of its own: one of 500 claims takes most of a second.
 *
 * @param zoom - device pixels per pixel of the drawing; 2 is sharp on today's screens
 */
export function drawPng(svg: string, zoom = 2): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const order: PngOrder = { svg, zoom };
    const worker = new Worker(new URL('./png-thread.ts', import.meta.url), { workerData: order });
    worker.once('message', (png: Uint8Array) => resolve(png));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread that draws ended without a picture.')));
  });
}
