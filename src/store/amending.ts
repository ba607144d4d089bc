import { z } from 'zod';
import { type Amendable, isCurrent, mayAmend } from '../domain/amendment.ts';
import { asPrinted } from '../domain/as-printed.ts';
import type { Amendment, Draft, SourceText, Span, Version } from '../domain/claim.ts';
import type { Instant, UserId, VersionId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Cast, Casting } from './casting.ts';
import type { Database, Statement } from './database.ts';
import type { Decisions } from './decisions.ts';
import { contentOf, type Editions } from './editions.ts';
import type { Members } from './members.ts';
import type { OutboxQueue } from './outbox-queue.ts';
import { type Sources, standsIn } from './sources.ts';
import { contentDigest } from './version-content.ts';
import type { VersionRows } from './version-rows.ts';

/** A new version of a claim as somebody proposes it. */
export interface Change {
  readonly base: VersionId;
  readonly draft: Draft;
  readonly amendment: Amendment;
  readonly keepsSource: boolean;
  readonly by: UserId;
  readonly at: Instant;
}

/** What amending works with. */
interface Shelves {
  readonly casting: Casting;
  readonly decisions: Decisions;
  readonly editions: Editions;
  readonly members: Members;
  readonly queue: OutboxQueue;
  readonly rows: VersionRows;
  readonly sources: Sources;
}

/** Files corrections and clarifications, within the caller's write transaction. */
export class Amending {
  readonly #shelves: Shelves;
  readonly #editions: Statement<[number]>;
  readonly #number: Statement<[number]>;
  readonly #digest: Statement<[number]>;
  readonly #speaker: Statement<[number]>;
  readonly #about: Statement<[number]>;

  constructor(db: Database, shelves: Shelves) {
    this.#shelves = shelves;
    this.#editions = db.prepare<[number]>('SELECT id FROM version WHERE claim = ? ORDER BY edition').pluck();
    this.#number = db.prepare<[number]>('SELECT number FROM claim WHERE id = ?').pluck();
    this.#digest = db.prepare<[number]>('SELECT digest FROM version WHERE id = ?').pluck();
    this.#speaker = db.prepare<[number]>('SELECT speaker FROM version WHERE id = ?').pluck();
    this.#about = db.prepare<[number]>('SELECT actor FROM version_about WHERE version = ? ORDER BY position').pluck();
  }

  /** Files a new version of a claim; see `ClaimShelf.amend`. */
  amend(change: Change): Outcome<Version> {
    const { casting, decisions, editions, queue, rows } = this.#shelves;
    const { draft, by, at } = change;
    const base = rows.existing(change.base);
    const { claim, story, reference } = base;
    const versions = rows.many(z.array(z.number()).parse(this.#editions.all(claim)));
    const allowed = mayAmend(versions, by);
    if (!allowed.ok) return allowed;
    const { amends, supersedes } = allowed.value;
    if (!isCurrent(allowed.value, base.id)) return refuse({ code: 'changed_meanwhile', reference });
    const source = change.keepsSource ? this.#shelves.sources.textOf(base.source?.id ?? null) : null;
    if (source && !standsIn(draft, source.text)) {
      return refuse({ code: 'words_not_in_source', nearest: asPrinted(draft.words, source.text) });
    }
    if (!casting.belongs(draft, story)) return refuse({ code: 'no_such_actor' });
    // Words that stay as they were stand where they stood.
    const spans = draft.words === base.words ? base.source?.spans : undefined;
    if (this.#changesNothing(change, allowed.value, source, spans)) return refuse({ code: 'nothing_changed' });

    const number = z.number().parse(this.#number.get(claim));
    const place = { claim, number, edition: (versions.at(-1)?.edition ?? 0) + 1 };
    const added = editions.add(
      { story, draft, source, spans, by, at },
      { ...place, amends: { version: amends.id, ...change.amendment } },
    );
    if (supersedes) decisions.supersede({ version: supersedes.id, story, claim }, added, by, at);
    // Its card says that a correction is pending.
    if (amends !== supersedes) queue.put({ kind: 'card', version: amends.id, recipient: null, at });
    return done(rows.existing(added));
  }

  /** Whether it says what is in force, or waits, already. A name that is new to the story, or a person to us, is a change. */
  #changesNothing(
    { draft, base }: Change,
    { amends }: Amendable,
    source: SourceText | null,
    spans: readonly Span[] | undefined,
  ): boolean {
    const { casting, members } = this.#shelves;
    const cast = casting.known(draft, amends.story);
    const knower = draft.identityKnownTo && members.find(draft.identityKnownTo);
    if (cast === null || (draft.identityKnownTo !== null && knower === null)) return false;
    return [amends.id, base].some((version) => {
      const named = casting.asNamed(cast, this.#castOf(version));
      return this.#digest.get(version) === contentDigest(contentOf(draft, { ...named, knower }, source, spans));
    });
  }

  /** The actors of a version, as filed. */
  #castOf(version: number): Pick<Cast, 'speaker' | 'about'> {
    return {
      speaker: z.number().parse(this.#speaker.get(version)),
      about: z.array(z.number()).parse(this.#about.all(version)),
    };
  }
}
