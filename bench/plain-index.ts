import { existsSync, renameSync, rmSync } from 'node:fs';
import { tokens } from '../src/domain/fold.ts';
import { type Database, openDatabase } from '../src/store/database.ts';

const ROWS_PER_TRANSACTION = 20_000;

/**
 * The yardstick: an ordinary FTS5 table of the same words, as its documentation would have one make it, with the story
 * as a term. The smallest query that could answer is one MATCH on it.
 *
 * @param path - of the index; the claims are read from `corpus`
 */
export function makePlainIndex(path: string, corpus: string): void {
  if (existsSync(path)) return;
  const unfinished = `${path}.part`;
  for (const file of [unfinished, `${unfinished}-wal`, `${unfinished}-shm`]) rmSync(file, { force: true });
  const db = openDatabase(unfinished);
  const claims = openDatabase(corpus, { readonly: true });
  try {
    db.pragma('synchronous = OFF');
    db.exec("CREATE VIRTUAL TABLE plain USING fts5 (story, words, content = '')");
    const insert = db.prepare('INSERT INTO plain (rowid, story, words) VALUES (?, ?, ?)');
    const rows = claims.prepare<[], { id: number; story: number; words: string }>(
      'SELECT id, story, words FROM version',
    );
    let pending: { id: number; story: number; words: string }[] = [];
    const flush = db.transaction(() => {
      for (const { id, story, words } of pending) {
        const folded = tokens(words).map((token) => token.folded);
        insert.run(id, `s${story}`, folded.join(' '));
      }
    });
    for (const row of rows.iterate()) {
      pending.push(row);
      if (pending.length < ROWS_PER_TRANSACTION) continue;
      flush();
      pending = [];
    }
    flush();
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    claims.close();
    db.close();
  }
  renameSync(unfinished, path);
}

/** Asks the yardstick, and reads the words of what it finds. */
export class PlainIndex {
  readonly #ask;

  /** @param db - the corpus, to which the index is attached */
  constructor(db: Database, path: string) {
    db.prepare('ATTACH ? AS yardstick').run(path);
    this.#ask = db.prepare(`
      SELECT version.id, version.words FROM yardstick.plain
        JOIN version ON version.id = plain.rowid
       WHERE plain MATCH :match ORDER BY plain.rowid DESC LIMIT :limit`);
  }

  /** @param story - `null`: all of them */
  ask(story: number | null, how: 'phrase' | 'all', tokens: readonly string[], limit: number): number {
    const words = how === 'phrase' ? `"${tokens.join(' ')}"` : tokens.map((token) => `"${token}"`).join(' AND ');
    const match = story === null ? `words : (${words})` : `story : s${story} AND words : (${words})`;
    return this.#ask.all({ match, limit }).length;
  }
}
