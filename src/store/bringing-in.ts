import { z } from 'zod';
import type { Draft } from '../domain/claim.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { CardLine } from './card-line.ts';
import type { Casting } from './casting.ts';
import type { Database, Statement } from './database.ts';
import { contentOf, type Editions, type Proposal } from './editions.ts';
import type { Members } from './members.ts';
import type { BroughtIn } from './shelves/claim-shelf.ts';
import { contentDigest } from './version-content.ts';

/** What bringing in works with. */
interface Shelves {
  readonly casting: Casting;
  readonly editions: Editions;
  readonly line: CardLine;
  readonly members: Members;
}

const StoryRow = z.object({ key: z.string(), archived: z.number() });

/** Files many claims in one step, within the caller's write transaction; see `ClaimShelf.bringIn`. */
export class BringingIn {
  readonly #shelves: Shelves;
  readonly #story: Statement<[number]>;
  readonly #lastNumber: Statement<[number]>;
  readonly #addClaim: Statement;
  readonly #onFile: Statement;

  constructor(db: Database, shelves: Shelves) {
    this.#shelves = shelves;
    this.#story = db.prepare('SELECT key, archived_at IS NOT NULL AS archived FROM story WHERE id = ?');
    this.#lastNumber = db.prepare<[number]>('SELECT ifnull(max(number), 0) FROM claim WHERE story = ?').pluck();
    this.#addClaim = db.prepare('INSERT INTO claim (story, number) VALUES (:story, :number)');
    this.#onFile = db.prepare('SELECT 1 FROM version WHERE digest = :digest AND story = :story LIMIT 1').pluck();
  }

  file(
    drafts: readonly Draft[],
    { story, by, at }: Pick<Proposal, 'story' | 'by' | 'at'>,
  ): Outcome<readonly BroughtIn[]> {
    const { casting, editions, line } = this.#shelves;
    const { key, archived } = StoryRow.parse(this.#story.get(story));
    if (archived) return refuse({ code: 'story_archived', key });
    if (!drafts.every((draft) => casting.belongs(draft, story))) return refuse({ code: 'no_such_actor' });
    let number = z.number().parse(this.#lastNumber.get(story));
    const brought = drafts.map((draft): BroughtIn => {
      if (this.#isOnFile(draft, story)) return 'on_file';
      number += 1;
      const claim = Number(this.#addClaim.run({ story, number }).lastInsertRowid);
      const proposal = { story, draft, source: null, by, at, inLine: true };
      editions.add(proposal, { claim, number, edition: 1, amends: null });
      return 'filed';
    });
    line.advance(story, at);
    return done(brought);
  }

  /** By the digest of all that a version says: it outlives the words of one that was sealed. A new name is never on file. */
  #isOnFile(draft: Draft, story: number): boolean {
    const { casting, members } = this.#shelves;
    const knower = draft.identityKnownTo && members.find(draft.identityKnownTo);
    if (draft.identityKnownTo !== null && knower === null) return false;
    // What was filed before its actors were merged names them as they were.
    return (['now', 'filed'] as const).some((as) => {
      const cast = casting.known(draft, story, as);
      if (cast === null) return false;
      const digest = contentDigest(contentOf(draft, { ...cast, knower }, null));
      return this.#onFile.get({ digest, story }) !== undefined;
    });
  }
}
