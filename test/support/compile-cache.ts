/**
 * For `node --import`: the processes of a test run share what Node has compiled, types stripped, so that each
 * starts in two thirds of the time. https://nodejs.org/api/module.html#module-compile-cache
 */
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

const directory = fileURLToPath(new URL('../../node_modules/.cache/story-desk-tests', import.meta.url));
enableCompileCache(directory);
// For the desks that a test starts as processes of their own.
process.env['NODE_COMPILE_CACHE'] = directory;
