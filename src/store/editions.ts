import type { AmendmentKind, Draft, SourceText, Span } from '../domain/claim.ts';
import { readings } from '../domain/fold.ts';
import type { Instant, StoryId, UserId } from '../domain/ids.ts';
import { earliest, latest } from '../domain/said.ts';
import type { Cast, Casting } from './casting.ts';
import type { Database, Statement } from './database.ts';
import { sha256 } from './digest.ts';
import type { EventLog } from './event-log.ts';
import type { Members } from './members.ts';
import type { OutboxQueue } from './outbox-queue.ts';
import type { SearchIndex } from './search-index.ts';
import { wholeSeconds } from './seconds.ts';
import { type Sources, spansIn } from './sources.ts';
import { contentDigest, originDigest, type VersionContent } from './version-content.ts';

/** A version as somebody proposes it. */
export interface Proposal {
  readonly story: StoryId;
  readonly draft: Draft;
  readonly source: SourceText | null;
  /** Where its words stand in the source, where that is known; otherwise a quote is looked for. */
  readonly spans?: readonly Span[] | undefined;
  readonly by: UserId;
  readonly at: Instant;
  /** Its card waits in line; at once unless said. */
  readonly inLine?: boolean;
}

/** Which edition of which claim it is, and what it changes if it is not the first. */
export interface Place {
  readonly claim: number;
  readonly number: number;
  readonly edition: number;
  readonly amends: { readonly version: number; readonly kind: AmendmentKind; readonly reason: string } | null;
}

/** The shelves that a version leaves something on. */
export interface EditionShelves {
  readonly members: Members;
  readonly casting: Casting;
  readonly sources: Sources;
  readonly index: SearchIndex;
  readonly log: EventLog;
  readonly queue: OutboxQueue;
}

/** Writes versions, within the caller's write transaction: the row, its review, its terms, its event and its card. */
export class Editions {
  readonly #shelves: EditionShelves;
  readonly #addVersion: Statement;
  readonly #addAbout: Statement;
  readonly #addReview: Statement;
  readonly #addSpan: Statement;

  constructor(db: Database, shelves: EditionShelves) {
    this.#shelves = shelves;
    this.#addVersion = db.prepare(`
      INSERT INTO version (story, claim, edition, words, kind, stance, speaker, title, said, said_from, said_until, venue,
                           outlet, link, ground_rules, terms, source, span_start, span_end, proposed_by, proposed_at,
                           digest, amends, amendment, amend_note, identity_known_to, embargo)
      VALUES (:story, :claim, :edition, :words, :kind, :stance, :speaker, :title, :said, :from, :until, :venue,
              :outlet, :link, :groundRules, :terms, :sourceId, :start, :end, :by, :at, :digest, :amends, :amendment,
              :amendNote, :identityKnownTo, :embargo)`);
    this.#addAbout = db.prepare(
      'INSERT INTO version_about (version, position, actor) VALUES (:version, :position, :actor)',
    );
    this.#addSpan = db.prepare(
      'INSERT INTO version_span (version, position, span_start, span_end) VALUES (:version, :position, :start, :end)',
    );
    this.#addReview = db.prepare(
      "INSERT INTO review (version, story, status, in_line) VALUES (:version, :story, 'proposed', :inLine)",
    );
  }

  /** @returns the version's number */
  add(
    { story, draft, source, spans, by, at, inLine = false }: Proposal,
    { claim, number, edition, amends }: Place,
  ): number {
    const { members, casting, sources, index, log, queue } = this.#shelves;
    const member = members.numberOf(by);
    const cast = casting.cast(draft, story, member, at);
    const knower = draft.identityKnownTo && members.numberOf(draft.identityKnownTo);
    const content = contentOf(draft, { ...cast, knower }, source, spans);
    const digest = contentDigest(content);
    const note = amends && log.note(amends.reason);
    const sourceId = source && sources.keep(source, story, member, at);
    const kept = sources.textOf(sourceId);
    const [span, ...more] = content.spans;
    const [start, end] = more.length > 0 ? [] : (span ?? []);
    const version = Number(
      this.#addVersion.run({
        ...content,
        ...{ story, claim, edition, by: member, at: wholeSeconds(at), digest },
        sourceId,
        ...{ from: draft.said && earliest(draft.said), until: draft.said && latest(draft.said) },
        ...{ start: start ?? null, end: end ?? null },
        ...{ amends: amends?.version ?? null, amendment: amends?.kind ?? null, amendNote: note },
      }).lastInsertRowid,
    );
    for (const [position, actor] of cast.about.entries()) this.#addAbout.run({ version, position, actor });
    for (const [position, [from, until]] of more.length > 0 ? content.spans.entries() : []) {
      this.#addSpan.run({ version, position, start: from, end: until });
    }
    this.#addReview.run({ version, story, inLine: Number(inLine) });
    index.add(
      story,
      version,
      readings(draft.words).flatMap((words) => words.map(({ folded }) => folded)),
    );

    const names = Object.fromEntries(cast.added.map(({ id, name }) => [id, sha256(name)]));
    const aliased = cast.added.filter((actor) => actor.aliases.length > 0);
    const aliases = Object.fromEntries(aliased.map((actor) => [actor.id, actor.aliases.map(sha256)]));
    const described = cast.added.flatMap(({ id, apart }) => (apart === null ? [] : [[id, sha256(apart)] as const]));
    const apart = Object.fromEntries(described);
    const body = {
      ...{ number, edition, digest },
      ...(cast.added.length > 0 ? { names } : {}),
      ...(aliased.length > 0 ? { aliases } : {}),
      ...(described.length > 0 ? { apart } : {}),
      ...(kept ? { origin: originDigest(kept) } : {}),
    };
    const change = amends && { amends: amends.version, amendment: amends.kind, reason: note };
    const what = amends ? 'correction.proposed' : 'claim.proposed';
    log.append({ what, at, by: member, story, claim, version, body: { ...body, ...change } });
    if (!inLine) queue.put({ kind: 'card', version, recipient: null, at });
    return version;
  }
}

/** All that a draft says, once its names are actors and the one who knows the identity (`knower`) is a member's number. */
export function contentOf(
  draft: Draft,
  { speaker, about, knower }: Pick<Cast, 'speaker' | 'about'> & { readonly knower: number | null },
  source: Pick<SourceText, 'text'> | null,
  spans?: readonly Span[],
): VersionContent {
  const { words, kind, stance, title, said, venue, outlet, link, groundRules, terms, embargo } = draft;
  return {
    ...{ words, kind, stance, title, said, venue, outlet, link, groundRules, terms, embargo },
    ...{ speaker, about, identityKnownTo: knower },
    source: source && sha256(source.text),
    spans: source ? (spans ?? spansIn(draft, source.text)) : [],
  };
}
