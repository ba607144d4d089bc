import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { Extractor } from './extract/engine.ts';
import { decodeModel } from './extract/model.ts';

/** The learned weights, in the repository; `npm run train` writes them. */
export const MODEL_FILE = fileURLToPath(new URL('./extract/model.bin.gz', import.meta.url));

/** An engine ready to read texts. Takes about a tenth of a second, once. */
export const loadExtractor = (): Extractor => new Extractor(decodeModel(gunzipSync(readFileSync(MODEL_FILE))));
