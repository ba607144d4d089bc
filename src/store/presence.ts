import { statSync } from 'node:fs';

/**
 * Tells whether the file at a path is still the one that is there now. SQLite goes on writing to a file that was deleted or
 * moved, and says that all went well: everything filed from then on would be gone with the process.
 */
export function presenceOf(path: string): () => boolean {
  const opened = statSync(path, { throwIfNoEntry: false });
  // In memory, there is no file that could go.
  if (opened === undefined) return () => true;
  return () => {
    const now = statSync(path, { throwIfNoEntry: false });
    return now?.ino === opened.ino && now.dev === opened.dev;
  };
}
