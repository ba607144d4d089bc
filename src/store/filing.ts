import { z } from 'zod';
import { asPrinted } from '../domain/as-printed.ts';
import type { Draft, SourceText, Version } from '../domain/claim.ts';
import { readings } from '../domain/fold.ts';
import type { Instant, StoryId, UserId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { earliest, latest } from '../domain/said.ts';
import type { Cast, Casting } from './casting.ts';
import type { Database, Statement } from './database.ts';
import { sha256 } from './digest.ts';
import type { EventLog } from './event-log.ts';
import type { Members } from './members.ts';
import type { OutboxQueue } from './outbox-queue.ts';
import type { SearchIndex } from './search-index.ts';
import { wholeSeconds } from './seconds.ts';
import { type Sources, spanIn, standsIn } from './sources.ts';
import { contentDigest, type VersionContent } from './version-content.ts';
import type { VersionRows } from './version-rows.ts';

/** A claim as somebody proposes it. */
export interface Proposal {
  readonly story: StoryId;
  readonly draft: Draft;
  readonly source: SourceText | null;
  readonly by: UserId;
  readonly at: Instant;
}

/** The shelves that a filed claim leaves something on. */
interface Shelves {
  readonly members: Members;
  readonly casting: Casting;
  readonly sources: Sources;
  readonly index: SearchIndex;
  readonly log: EventLog;
  readonly queue: OutboxQueue;
  readonly rows: VersionRows;
}

const StoryRow = z.object({ key: z.string(), archived: z.number() });

/** Files claims, within the caller's write transaction. */
export class Filing {
  readonly #shelves: Shelves;
  readonly #story: Statement<[StoryId]>;
  readonly #nextNumber: Statement<[StoryId]>;
  readonly #addClaim: Statement;
  readonly #addVersion: Statement;
  readonly #addAbout: Statement;
  readonly #addReview: Statement;

  constructor(db: Database, shelves: Shelves) {
    this.#shelves = shelves;
    this.#story = db.prepare('SELECT key, archived_at IS NOT NULL AS archived FROM story WHERE id = ?');
    this.#nextNumber = db.prepare<[StoryId]>('SELECT ifnull(max(number), 0) + 1 FROM claim WHERE story = ?').pluck();
    this.#addClaim = db.prepare('INSERT INTO claim (story, number) VALUES (:story, :number)');
    this.#addVersion = db.prepare(`
      INSERT INTO version (story, claim, edition, words, kind, stance, speaker, title, said, said_from, said_until, venue,
                           outlet, link, ground_rules, terms, source, span_start, span_end, proposed_by, proposed_at,
                           digest)
      VALUES (:story, :claim, :edition, :words, :kind, :stance, :speaker, :title, :said, :from, :until, :venue,
              :outlet, :link, :groundRules, :terms, :sourceId, :start, :end, :by, :at, :digest)`);
    this.#addAbout = db.prepare(
      'INSERT INTO version_about (version, position, actor) VALUES (:version, :position, :actor)',
    );
    this.#addReview = db.prepare("INSERT INTO review (version, story, status) VALUES (:version, :story, 'proposed')");
  }

  /** Files the first version of a new claim; see `ClaimShelf.propose`. */
  file(proposal: Proposal): Outcome<Version> {
    const { story, draft, source } = proposal;
    const { key, archived } = StoryRow.parse(this.#story.get(story));
    if (archived) return refuse({ code: 'story_archived', key });
    if (source && !standsIn(draft, source.text)) {
      return refuse({ code: 'words_not_in_source', nearest: asPrinted(draft.words, source.text) });
    }
    if (!this.#shelves.casting.belongs(draft, story)) return refuse({ code: 'no_such_actor' });

    const number = z.number().parse(this.#nextNumber.get(story));
    const claim = Number(this.#addClaim.run({ story, number }).lastInsertRowid);
    const id = this.#addEdition(proposal, { id: claim, number }, 1);
    const version = this.#shelves.rows.one(id);
    if (!version) throw new Error(`Version ${id} was filed and is not there.`);
    return done(version);
  }

  #addEdition({ story, draft, source, by, at }: Proposal, claim: { id: number; number: number }, edition: number) {
    const { members, casting, sources, index, log, queue } = this.#shelves;
    const member = members.numberOf(by);
    const cast = casting.cast(draft, story, member, at);
    const sourceId = source && sources.keep(source, story, member, at);
    const content = contentOf(draft, cast, source);
    const digest = contentDigest(content);
    const version = Number(
      this.#addVersion.run({
        ...content,
        ...{ story, claim: claim.id, edition, sourceId, by: member, at: wholeSeconds(at), digest },
        ...{ from: draft.said && earliest(draft.said), until: draft.said && latest(draft.said) },
        ...{ start: content.span?.[0] ?? null, end: content.span?.[1] ?? null },
      }).lastInsertRowid,
    );
    for (const [position, actor] of cast.about.entries()) this.#addAbout.run({ version, position, actor });
    this.#addReview.run({ version, story });
    index.add(
      story,
      version,
      readings(draft.words).flatMap((words) => words.map(({ folded }) => folded)),
    );

    const names = Object.fromEntries(cast.added.map(({ id, name }) => [id, sha256(name)]));
    const body = { number: claim.number, edition, digest, ...(cast.added.length > 0 ? { names } : {}) };
    log.append({ what: 'claim.proposed', at, by: member, story, claim: claim.id, version, body });
    queue.put({ kind: 'card', version, recipient: null, at });
    return version;
  }
}

function contentOf(draft: Draft, cast: Cast, source: SourceText | null): VersionContent {
  const { words, kind, stance, title, said, venue, outlet, link, groundRules, terms } = draft;
  return {
    ...{ words, kind, stance, title, said, venue, outlet, link, groundRules, terms },
    speaker: cast.speaker,
    about: cast.about,
    source: source && sha256(source.text),
    span: source && spanIn(draft, source.text),
  };
}
