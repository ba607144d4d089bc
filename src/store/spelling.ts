import { z } from 'zod';
import { deletions, isOneTypo } from '../domain/edit-distance.ts';
import type { Database, Statement } from './database.ts';

/** Most corrections tried for one word: a question must stay small. */
const CORRECTIONS_MAX = 64;

const Words = z.array(z.string());

/** Every word on file, found by what is left of it after a slip of the keyboard. */
export class Spelling {
  readonly #isKnown: Statement<[string, string]>;
  readonly #add: Statement<[string, string]>;
  readonly #remove: Statement<[string, string]>;
  readonly #alike: Statement<[string]>;

  constructor(db: Database) {
    this.#isKnown = db.prepare('SELECT 1 FROM spelling WHERE form = ? AND word = ?');
    this.#add = db.prepare('INSERT INTO spelling (form, word) VALUES (?, ?) ON CONFLICT DO NOTHING');
    this.#remove = db.prepare('DELETE FROM spelling WHERE form = ? AND word = ?');
    this.#alike = db
      .prepare<[string]>('SELECT DISTINCT word FROM spelling WHERE form IN (SELECT value FROM json_each(?))')
      .pluck();
  }

  /** Notes a folded word. Within a write transaction. */
  add(word: string): void {
    const forms = deletions(word);
    // A word that can hold no typo is nobody's misspelling.
    if (forms.length === 1 || this.#isKnown.get(word, word)) return;
    for (const form of forms) this.#add.run(form, word);
  }

  /** Forgets a word that stands in no version any more. Within a write transaction. */
  remove(word: string): void {
    for (const form of deletions(word)) this.#remove.run(form, word);
  }

  /** Words on file that are one slip away from this one. */
  corrections(word: string): string[] {
    const forms = deletions(word);
    if (forms.length === 1) return [];
    const alike = Words.parse(this.#alike.all(JSON.stringify(forms)));
    return alike.filter((known) => isOneTypo(known, word)).slice(0, CORRECTIONS_MAX);
  }
}
