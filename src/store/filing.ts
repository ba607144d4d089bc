import { z } from 'zod';
import { asPrinted } from '../domain/as-printed.ts';
import { type Version, wordsAt } from '../domain/claim.ts';
import type { StoryId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Casting } from './casting.ts';
import type { Database, Statement } from './database.ts';
import type { Editions, Proposal } from './editions.ts';
import { standsIn } from './sources.ts';
import type { VersionRows } from './version-rows.ts';

/** What filing works with. */
interface Shelves {
  readonly casting: Casting;
  readonly editions: Editions;
  readonly rows: VersionRows;
}

const StoryRow = z.object({ key: z.string(), archived: z.number() });

/** Files claims, within the caller's write transaction. */
export class Filing {
  readonly #shelves: Shelves;
  readonly #story: Statement<[StoryId]>;
  readonly #nextNumber: Statement<[StoryId]>;
  readonly #addClaim: Statement;

  constructor(db: Database, shelves: Shelves) {
    this.#shelves = shelves;
    this.#story = db.prepare('SELECT key, archived_at IS NOT NULL AS archived FROM story WHERE id = ?');
    this.#nextNumber = db.prepare<[StoryId]>('SELECT ifnull(max(number), 0) + 1 FROM claim WHERE story = ?').pluck();
    this.#addClaim = db.prepare('INSERT INTO claim (story, number) VALUES (:story, :number)');
  }

  /** Files the first version of a new claim; see `ClaimShelf.propose`. */
  file(proposal: Proposal): Outcome<Version> {
    const allowed = this.check(proposal);
    return allowed.ok ? done(this.add(proposal)) : allowed;
  }

  /** Whether a claim may be filed. */
  check({ story, draft, source, spans }: Proposal): Outcome<null> {
    const { key, archived } = StoryRow.parse(this.#story.get(story));
    if (archived) return refuse({ code: 'story_archived', key });
    const isThere = spans === undefined || source === null || wordsAt(source.text, spans) === draft.words;
    if (source && !(isThere && standsIn(draft, source.text))) {
      return refuse({ code: 'words_not_in_source', nearest: asPrinted(draft.words, source.text) });
    }
    return this.#shelves.casting.belongs(draft, story) ? done(null) : refuse({ code: 'no_such_actor' });
  }

  /** Files a claim that {@link check} allows. */
  add(proposal: Proposal): Version {
    const { story } = proposal;
    const { editions, rows } = this.#shelves;
    const number = z.number().parse(this.#nextNumber.get(story));
    const claim = Number(this.#addClaim.run({ story, number }).lastInsertRowid);
    return rows.existing(editions.add(proposal, { claim, number, edition: 1, amends: null }));
  }
}
