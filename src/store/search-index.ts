import type { StoryId } from '../domain/ids.ts';
import type { Database, Statement } from './database.ts';
import { termsIn, WHOLE } from './search-terms.ts';
import type { Spelling } from './spelling.ts';

/** The full-text indexes of versions' words. */
export class SearchIndex {
  readonly #spelling: Spelling;
  readonly #add: Statement;
  readonly #addInStory: Statement;

  constructor(db: Database, spelling: Spelling) {
    this.#spelling = spelling;
    this.#add = db.prepare('INSERT INTO search (rowid, words) VALUES (:version, :terms)');
    this.#addInStory = db.prepare('INSERT INTO story_search (rowid, words) VALUES (:version, :terms)');
  }

  /** Makes a version's words findable. Within a write transaction. */
  add(story: StoryId, version: number, tokens: readonly string[]): void {
    this.#add.run({ version, terms: WHOLE.indexed(tokens) });
    this.#addInStory.run({ version, terms: termsIn(story).indexed(tokens) });
    for (const word of new Set(tokens)) this.#spelling.add(word);
  }
}
