import { cpus } from 'node:os';
import { benchEdge } from './edge.ts';
import { benchSearch, readSearchBench } from './search.ts';

const [first] = cpus();
console.log(`${first?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}\n`);
console.log((await benchEdge()).join('\n'));
console.log();
console.log((await benchSearch(readSearchBench(process.argv.slice(2), process.env))).join('\n'));
process.exit(0);
