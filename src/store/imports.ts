import { z } from 'zod';
import type { Span } from '../domain/claim.ts';
import type { ChannelId, ImportId, Instant, MessageTs, StoryId, UserId, VersionId } from '../domain/ids.ts';
import type { Article, ImportedClaim, ReprintedClaim } from '../domain/imported.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { channelId, flag, importId, messageTs, storyId, userId, versionId } from './columns.ts';
import { atomically, type Database, type Statement } from './database.ts';
import { sha256 } from './digest.ts';
import type { EventLog } from './event-log.ts';
import type { Filing } from './filing.ts';
import type { Links } from './links.ts';
import type { Members } from './members.ts';
import type { OutboxQueue } from './outbox-queue.ts';
import { wholeSeconds } from './seconds.ts';
import type { Digest, Filed, ImportShelf } from './shelves/import-shelf.ts';
import type { Sources } from './sources.ts';
import { originDigest, proposalsDigest } from './version-content.ts';

/** What an import is filed with. */
interface Shelves {
  readonly filing: Filing;
  readonly links: Links;
  readonly log: EventLog;
  readonly members: Members;
  readonly queue: OutboxQueue;
  readonly sources: Sources;
}

const DigestRow = z.object({
  id: importId,
  story: storyId,
  headline: z.string().nullable(),
  outlet: z.string().nullable(),
  url: z.string().nullable(),
  by: userId,
  at: z.number(),
  channel: channelId.nullable(),
  ts: messageTs.nullable(),
  page: z.number(),
  text: z.string(),
  reprints: z.number(),
  done: flag,
});
const ProposalRow = z.object({ version: versionId, confidence: z.number() });

const SELECT_DIGEST = `
  SELECT import.id, import.story, headline, outlet, permalink AS url, slack AS by, import.at, digest_channel AS channel,
         digest_ts AS ts, page, text, done_at IS NOT NULL AS done, (SELECT count(*) FROM reprint WHERE reprint.source = import.source) AS reprints
    FROM import JOIN source ON source.id = import.source JOIN member ON member.id = import.member`;

/** Articles and what was found in them, in SQL. */
export class Imports implements ImportShelf {
  readonly #db: Database;
  readonly #shelves: Shelves;
  readonly #add: Statement;
  readonly #addClaim: Statement;
  readonly #addReprint: Statement;
  readonly #digest: Statement<[ImportId]>;
  readonly #digestAt: Statement;
  readonly #digestOf: Statement<[VersionId]>;
  readonly #proposals: Statement<[ImportId]>;
  readonly #known: Statement;
  readonly #posted: Statement;
  readonly #hurryCards: Statement;
  readonly #page: Statement;

  constructor(db: Database, shelves: Shelves) {
    this.#db = db;
    this.#shelves = shelves;
    this.#add = db.prepare(`
      INSERT INTO import (story, source, headline, outlet, member, at)
      VALUES (:story, :source, :headline, :outlet, :by, :at)`);
    this.#addClaim = db.prepare('INSERT INTO imported (claim, import, confidence) VALUES (:claim, :id, :confidence)');
    this.#addReprint = db.prepare('INSERT INTO reprint (source, claim, spans) VALUES (:source, :claim, :spans)');
    this.#digest = db.prepare(`${SELECT_DIGEST} WHERE import.id = ?`);
    this.#digestAt = db.prepare(`${SELECT_DIGEST} WHERE digest_channel = :channel AND digest_ts = :ts`);
    this.#digestOf = db.prepare(`
      ${SELECT_DIGEST} WHERE import.id = (SELECT import FROM imported JOIN version USING (claim) WHERE version.id = ?)`);
    // The version of each claim that counts: the one in force, else the one that waits, else the last there was.
    this.#proposals = db.prepare(`
      SELECT (SELECT version.id FROM version JOIN review ON review.version = version.id WHERE version.claim = imported.claim
               ORDER BY CASE status WHEN 'approved' THEN 0 WHEN 'proposed' THEN 1 ELSE 2 END, edition DESC LIMIT 1) AS version,
             confidence
        FROM imported WHERE import = ? ORDER BY claim`);
    this.#known = db
      .prepare(
        'SELECT import.id FROM import JOIN source ON source.id = import.source WHERE import.story = :story AND sha256 = :sha',
      )
      .pluck();
    this.#posted = db.prepare('UPDATE import SET digest_channel = :channel, digest_ts = :ts WHERE id = :id');
    this.#hurryCards = db.prepare(`
      UPDATE outbox SET due_at = :at
       WHERE kind = 'card' AND sent_at IS NULL AND given_up IS NULL AND due_at > :at
         AND version IN (SELECT version.id FROM imported JOIN version USING (claim) WHERE import = :id)`);
    this.#page = db.prepare('UPDATE import SET page = :page WHERE id = :id');
  }

  async file(
    story: StoryId,
    article: Article,
    claims: readonly ImportedClaim[],
    reprints: readonly ReprintedClaim[],
    by: UserId,
    at: Instant,
  ): Promise<Outcome<Filed>> {
    return atomically(this.#db, () => this.#file({ story, article, claims, reprints, by, at }));
  }

  #file({ story, article, claims, reprints, by, at }: Import): Outcome<Filed> {
    const { filing, links, log, members, queue, sources } = this.#shelves;
    const { source, headline, outlet } = article;
    const known = this.#idOf(this.#known.get({ story, sha: sha256(source.text) }));
    if (known !== null) return refuse({ code: 'imported_before', import: known });
    // All or nothing: every claim is looked at before the first is written.
    const proposals = claims.map(({ draft, spans }) => ({ story, draft, source, spans, by, at }));
    for (const proposal of proposals) {
      const allowed = filing.check(proposal);
      if (!allowed.ok) return allowed;
    }
    const member = members.numberOf(by);
    const moment = wholeSeconds(at);
    const sourceId = sources.keep(source, story, member, at);
    const id = Number(
      this.#add.run({ story, source: sourceId, headline, outlet, by: member, at: moment }).lastInsertRowid,
    );
    // First in line, so that the cards have a thread to stand in.
    if (claims.length > 0)
      queue.put({ kind: 'digest', version: null, recipient: null, body: { import: String(id) }, at });

    const versions = proposals.map((proposal) => filing.add(proposal));
    const claimAt = (at: number): number => z.number().parse(versions[at]?.claim);
    for (const [index, { answers, confidence }] of claims.entries()) {
      const claim = claimAt(index);
      this.#addClaim.run({ claim, id, confidence });
      if (answers)
        links.make({ story, claim, kind: answers.kind, other: claimAt(answers.at) }, { confirmed: false }, by, at);
    }
    for (const { claim, spans } of reprints) this.#reprint(story, sourceId, claim, spans, member, at);
    const confidences = claims.map(({ confidence }, index) => [claimAt(index), confidence] as const);
    const kept = sources.textOf(sourceId) ?? source;
    const told = {
      ...{ import: id, source: sha256(source.text), origin: originDigest(kept), claims: claims.length },
      ...{ headline: digestOf(headline), outlet: digestOf(outlet), proposals: proposalsDigest(confidences) },
    };
    log.append({ what: 'article.imported', at, by: member, story, body: told });
    return done({ id: id as ImportId, versions });
  }

  #reprint(story: number, source: number, claim: number, spans: readonly Span[], by: number, at: Instant): void {
    this.#addReprint.run({ source, claim, spans: JSON.stringify(spans) });
    const body = { source, spans: sha256(JSON.stringify(spans)) };
    this.#shelves.log.append({ what: 'claim.reprinted', at, by, story, claim, body });
  }

  async digest(id: ImportId): Promise<Digest | null> {
    return this.#read(this.#digest.get(id));
  }

  async digestAt(channel: ChannelId, ts: MessageTs): Promise<Digest | null> {
    return this.#read(this.#digestAt.get({ channel, ts }));
  }

  async digestOf(version: VersionId): Promise<Digest | null> {
    return this.#read(this.#digestOf.get(version));
  }

  async importOf(story: StoryId, text: string): Promise<ImportId | null> {
    return this.#idOf(this.#known.get({ story, sha: sha256(text) }));
  }

  async digestPosted(id: ImportId, channel: ChannelId, ts: MessageTs, at: Instant): Promise<void> {
    atomically(this.#db, () => {
      this.#posted.run({ id, channel, ts });
      this.#hurryCards.run({ id, at: wholeSeconds(at) });
    });
  }

  async turn(id: ImportId, page: number, at: Instant): Promise<void> {
    atomically(this.#db, () => {
      this.#page.run({ id, page });
      this.#shelves.queue.put({ kind: 'digest', version: null, recipient: null, body: { import: String(id) }, at });
    });
  }

  #read(row: unknown): Digest | null {
    const read = DigestRow.optional().parse(row);
    if (read === undefined) return null;
    const { channel, ts, ...digest } = read;
    const proposals = z.array(ProposalRow).parse(this.#proposals.all(read.id));
    return { ...digest, posted: channel && ts ? { channel, ts } : null, proposals };
  }

  #idOf(row: unknown): ImportId | null {
    return importId.optional().parse(row) ?? null;
  }
}

const digestOf = (text: string | null): string | null => (text === null ? null : sha256(text));

/** What is filed. */
interface Import {
  readonly story: StoryId;
  readonly article: Article;
  readonly claims: readonly ImportedClaim[];
  readonly reprints: readonly ReprintedClaim[];
  readonly by: UserId;
  readonly at: Instant;
}
