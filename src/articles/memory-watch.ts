import { MEMORY_BYTES_MAX, READING_MS_MAX } from './limits.ts';

// V8's own limits leave out what lies outside its heap, such as what was inflated: so the whole process is measured. And
// should the desk have gone, nobody else ends a parser that hangs.
const EVERY_MS = 25;
const until = Date.now() + READING_MS_MAX * 2;
setInterval(() => {
  if (process.memoryUsage.rss() > MEMORY_BYTES_MAX || Date.now() > until) process.kill(process.pid, 'SIGKILL');
}, EVERY_MS);
