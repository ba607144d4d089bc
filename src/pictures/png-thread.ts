import { parentPort, workerData } from 'node:worker_threads';
import { Resvg } from '@resvg/resvg-js';
import type { PngOrder } from './draw-png.ts';
import { FAMILY, FONT_FILES } from './font.ts';

/** Runs in the thread that `draw-png.ts` starts: draws one picture with our fonts alone, and ends. */
const { svg, zoom } = workerData as PngOrder;
const resvg = new Resvg(svg, {
  font: { fontFiles: [...FONT_FILES], loadSystemFonts: false, defaultFontFamily: FAMILY },
  fitTo: { mode: 'zoom', value: zoom },
});
parentPort?.postMessage(new Uint8Array(resvg.render().asPng()));
