import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { encodeModel } from '../src/extract/model.ts';
import { Vocabulary } from '../src/extract/words.ts';
import { MODEL_FILE } from '../src/load-extractor.ts';
import { readPart, readSyntax } from './corpus.ts';
import { trainModel } from './train-model.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Name the folder of the corpus: npm run train -- DIR (it holds train/ and train-syntax.jsonl.gz).');
  process.exit(2);
}
const model = trainModel(readPart(join(folder, 'train'), 'lost'), readSyntax(folder), new Vocabulary(), (line) =>
  console.log(line),
);
const bytes = gzipSync(encodeModel(model), { level: 9 });
writeFileSync(MODEL_FILE, bytes);
console.log(`wrote the model: ${(bytes.length / 1e6).toFixed(2)} MB`);
