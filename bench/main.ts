import { cpus } from 'node:os';
import { benchEdge } from './edge.ts';
import { benchExtraction, readExtractionBench } from './extraction.ts';
import { benchSearch, readSearchBench } from './search.ts';

const args = process.argv.slice(2);
const [first] = cpus();
console.log(`${first?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}\n`);
console.log(benchExtraction(readExtractionBench(args, process.env)).join('\n'));
if (!args.includes('--extraction-only')) {
  console.log();
  console.log((await benchEdge()).join('\n'));
  console.log();
  console.log((await benchSearch(readSearchBench(args, process.env))).join('\n'));
}
process.exit(0);
