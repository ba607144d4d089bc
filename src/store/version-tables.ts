import { z } from 'zod';
import { SEALED_WORDS, type Span } from '../domain/claim.ts';
import { channelId, messageTs, sourceKind } from './columns.ts';
import type { Database, Statement } from './database.ts';
import { contentDigest, originDigest } from './version-content.ts';

const Row = z.object({
  id: z.number(),
  story: z.number(),
  edition: z.number(),
  words: z.string(),
  kind: z.enum(['quote', 'partial_quote', 'paraphrase']),
  stance: z.enum(['statement', 'denial', 'declined_comment', 'no_response']),
  speaker: z.number(),
  title: z.string().nullable(),
  said: z.string().nullable(),
  saidFrom: z.string().nullable(),
  saidUntil: z.string().nullable(),
  venue: z.string().nullable(),
  outlet: z.string().nullable(),
  link: z.string().nullable(),
  groundRules: z.enum(['on_the_record', 'on_background', 'on_deep_background']),
  terms: z.string().nullable(),
  identityKnownTo: z.number().nullable(),
  embargo: z.string().nullable(),
  storedDigest: z.string(),
  sourceSha: z.string().nullable(),
  sourceText: z.string().nullable(),
  sourceKind: sourceKind.nullable(),
  author: z.string().nullable(),
  sourceSaidAt: z.number().nullable(),
  permalink: z.string().nullable(),
  sourceChannel: channelId.nullable(),
  sourceTs: messageTs.nullable(),
  sourceIsSealed: z.number().transform((value) => value === 1),
  spanStart: z.number().nullable(),
  spanEnd: z.number().nullable(),
  proposedBy: z.number(),
  proposedAt: z.number(),
  status: z.string(),
  decidedAt: z.number().nullable(),
  reason: z.string().nullable(),
  amends: z.number().nullable(),
  amendment: z.string().nullable(),
  amendNote: z.string().nullable(),
  endedAt: z.number().nullable(),
  endedBy: z.number().nullable(),
  replacedBy: z.number().nullable(),
  retractor: z.string().nullable(),
});

const SpanRow = z.object({ start: z.number(), end: z.number() });

const SealRow = z.object({ member: z.number(), reason: z.string(), at: z.number() });

const RecallRow = z.object({ kind: z.string(), member: z.number(), at: z.number() });

const VoteRow = z.object({
  member: z.number(),
  means: z.string(),
  choice: z.string(),
  reason: z.string().nullable(),
  at: z.number(),
});

/** A version as the tables hold it, its content's digest computed anew. */
export type TabledVersion = z.infer<typeof Row> & {
  readonly digest: string;
  /** Digest of where its source text is from, as on file. */
  readonly origin: string | null;
  readonly deciders: readonly number[];
  readonly votes: readonly z.infer<typeof VoteRow>[];
  readonly recalls: readonly z.infer<typeof RecallRow>[];
};

/** Reads a claim's versions with everything that the log accounts for, for comparing the two. */
export class VersionTables {
  readonly #versions: Statement<[number]>;
  readonly #about: Statement<[number]>;
  readonly #deciders: Statement<[number]>;
  readonly #votes: Statement<[number]>;
  readonly #recalls: Statement<[number]>;
  readonly #seal: Statement<[number]>;
  readonly #spans: Statement<[number]>;

  constructor(db: Database) {
    this.#versions = db.prepare(`
      SELECT version.id, version.story, edition, words, version.kind, stance, speaker, title, said,
             said_from AS saidFrom, said_until AS saidUntil, venue, outlet, link, ground_rules AS groundRules, terms,
             identity_known_to AS identityKnownTo, embargo,
             version.digest AS storedDigest, source.sha256 AS sourceSha, text AS sourceText, source.kind AS sourceKind,
             author, said_at AS sourceSaidAt, permalink, source.channel AS sourceChannel, source.ts AS sourceTs,
             CASE text WHEN '${SEALED_WORDS}' THEN EXISTS (
               SELECT 1 FROM version AS other JOIN seal ON seal.claim = other.claim WHERE other.source = source.id
               UNION ALL SELECT 1 FROM reprint JOIN seal ON seal.claim = reprint.claim WHERE reprint.source = source.id)
             ELSE 0 END AS sourceIsSealed,
             span_start AS spanStart, span_end AS spanEnd, proposed_by AS proposedBy, proposed_at AS proposedAt, status,
             decided_at AS decidedAt, reason, amends, amendment, amend_note AS amendNote, ended_at AS endedAt,
             ended_by AS endedBy, replaced_by AS replacedBy, retractor
        FROM version
        JOIN review ON review.version = version.id
        LEFT JOIN source ON source.id = version.source
       WHERE claim = ? ORDER BY edition`);
    this.#about = db.prepare<[number]>('SELECT actor FROM version_about WHERE version = ? ORDER BY position').pluck();
    this.#deciders = db.prepare<[number]>('SELECT member FROM decision WHERE version = ? ORDER BY position').pluck();
    this.#spans = db.prepare(
      'SELECT span_start AS start, span_end AS end FROM version_span WHERE version = ? ORDER BY position',
    );
    this.#seal = db.prepare('SELECT member, reason, at FROM seal WHERE claim = ?');
    this.#recalls = db.prepare('SELECT kind, member, at FROM recall WHERE version = ? ORDER BY kind');
    this.#votes = db.prepare('SELECT member, means, choice, reason, at FROM vote WHERE version = ?');
  }

  versions(claim: number): TabledVersion[] {
    return z
      .array(Row)
      .parse(this.#versions.all(claim))
      .map((row) => ({
        ...row,
        digest: this.#digestOf(row),
        origin: originOf(row),
        deciders: z.array(z.number()).parse(this.#deciders.all(row.id)),
        votes: z.array(VoteRow).parse(this.#votes.all(row.id)),
        recalls: z.array(RecallRow).parse(this.#recalls.all(row.id)),
      }));
  }

  /** Who sealed a claim, when and why; `null` where nobody did. */
  seal(claim: number): z.infer<typeof SealRow> | null {
    return SealRow.optional().parse(this.#seal.get(claim)) ?? null;
  }

  #spansOf({ id, spanStart, spanEnd }: z.infer<typeof Row>): Span[] {
    if (spanStart !== null && spanEnd !== null) return [[spanStart, spanEnd]];
    return z
      .array(SpanRow)
      .parse(this.#spans.all(id))
      .map(({ start, end }): Span => [start, end]);
  }

  #digestOf(row: z.infer<typeof Row>): string {
    const { words, kind, stance, speaker, title, said, venue, outlet, link, groundRules, terms } = row;
    const { identityKnownTo, embargo } = row;
    return contentDigest({
      ...{ words, kind, stance, speaker, title, said, venue, outlet, link, groundRules, terms },
      ...{ identityKnownTo, embargo },
      about: z.array(z.number()).parse(this.#about.all(row.id)),
      source: row.sourceSha,
      spans: this.#spansOf(row),
    });
  }
}

function originOf({ sourceKind: kind, author, sourceSaidAt: saidAt, permalink, ...place }: z.infer<typeof Row>) {
  const { sourceChannel: channel, sourceTs: ts } = place;
  return kind === null ? null : originDigest({ kind, author, saidAt, permalink, channel, ts });
}
