import { cpus } from 'node:os';
import { benchEdge } from './edge.ts';

const [first] = cpus();
console.log(`${first?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}\n`);
console.log((await benchEdge()).join('\n'));
process.exit(0);
