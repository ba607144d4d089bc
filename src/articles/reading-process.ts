import { buffer } from 'node:stream/consumers';
import { KINDS } from './kind-of-file.ts';
import { readDocument } from './read-document.ts';
import { startMemoryWatch } from './start-memory-watch.ts';

// A process of its own for one file: its bytes come in, what became of them goes out, and nothing else does.
const [kind = '', charset = ''] = process.argv.slice(2);
const found = KINDS.find((known) => known === kind);
if (found === undefined) throw new Error('A kind of file is to be named.');
startMemoryWatch();
const bytes = new Uint8Array(await buffer(process.stdin));
const reading = await readDocument(found, charset === '' ? null : charset, bytes);
process.stdout.write(JSON.stringify(reading), () => process.exit());
