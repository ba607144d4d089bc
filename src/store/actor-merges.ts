import { z } from 'zod';
import type { Instant, UserId } from '../domain/ids.ts';
import { standsFor } from '../domain/same-as.ts';
import type { Database, Statement } from './database.ts';
import type { EventLog } from './event-log.ts';
import type { Members } from './members.ts';
import type { NamingCards } from './naming-cards.ts';
import { wholeSeconds } from './seconds.ts';

/** What a merge leaves something on. */
interface Shelves {
  readonly cards: NamingCards;
  readonly log: EventLog;
  readonly members: Members;
}

const MergeRow = z.object({ actor: z.number(), into: z.number() });

/** Makes two rows one actor, and two again, within the caller's write transaction. No version is touched. */
export class ActorMerges {
  readonly #shelves: Shelves;
  readonly #storyOf: Statement<[number]>;
  readonly #add: Statement;
  readonly #undo: Statement;
  readonly #standing: Statement<[number]>;
  readonly #ofStory: Statement<[number]>;
  readonly #reset: Statement<[number]>;
  readonly #settle: Statement;

  constructor(db: Database, shelves: Shelves) {
    this.#shelves = shelves;
    this.#storyOf = db.prepare<[number]>('SELECT story FROM actor WHERE id = ?').pluck();
    this.#add = db.prepare(
      'INSERT INTO actor_merge (actor, into_actor, made_by, made_at) VALUES (:actor, :into, :by, :at)',
    );
    this.#undo = db.prepare('UPDATE actor_merge SET undone_by = :by, undone_at = :at WHERE id = :id');
    this.#standing = db.prepare(
      'SELECT actor, into_actor AS "into" FROM actor_merge WHERE id = ? AND undone_at IS NULL',
    );
    this.#ofStory = db.prepare(`
      SELECT actor, into_actor AS "into" FROM actor_merge JOIN actor ON actor.id = actor_merge.actor
       WHERE story = ? AND undone_at IS NULL`);
    this.#reset = db.prepare('UPDATE actor SET same_as = id WHERE story = ? AND same_as <> id');
    this.#settle = db.prepare('UPDATE actor SET same_as = :into WHERE id = :actor');
  }

  /** See `ProfileShelf.merge`; both must be actors of one story that stand for themselves, and not the same. */
  merge(actor: number, into: number, reason: string | null, editor: UserId, at: Instant): void {
    const { log, members } = this.#shelves;
    const by = members.numberOf(editor);
    const merge = Number(this.#add.run({ actor, into, by, at: wholeSeconds(at) }).lastInsertRowid);
    const story = this.#settleStory(actor, at, [into]);
    const why = reason ? { reason: log.note(reason) } : {};
    log.append({ what: 'actor.merged', at, by, story, body: { merge, actor, into, ...why } });
  }

  /** See `ProfileShelf.unmerge`. */
  undo(merge: number, editor: UserId, at: Instant): boolean {
    const { log, members } = this.#shelves;
    const row = MergeRow.optional().parse(this.#standing.get(merge));
    if (row === undefined) return false;
    const by = members.numberOf(editor);
    this.#undo.run({ id: merge, by, at: wholeSeconds(at) });
    const story = this.#settleStory(row.actor, at, [row.actor, row.into]);
    log.append({ what: 'actor.unmerged', at, by, story, body: { merge, actor: row.actor, into: row.into } });
    return true;
  }

  /** Works out anew who stands for whom in an actor's story. @returns the story */
  #settleStory(actor: number, at: Instant, shown: readonly number[]): number {
    const story = z.number().parse(this.#storyOf.get(actor));
    const roots = standsFor(z.array(MergeRow).parse(this.#ofStory.all(story)));
    this.#reset.run(story);
    for (const [one, into] of roots) this.#settle.run({ actor: one, into });
    for (const one of shown) this.#shelves.cards.redraw(roots.get(one) ?? one, at);
    return story;
  }
}
