import { z } from 'zod';
import type { Draft, SourceText, Span } from '../domain/claim.ts';
import type { Instant } from '../domain/ids.ts';
import { quotedPieces } from '../domain/match.ts';
import { channelId, messageTs, sourceKind } from './columns.ts';
import type { Database, Statement } from './database.ts';
import { sha256 } from './digest.ts';
import { wholeSeconds } from './seconds.ts';

/**
 * Whether the words that a draft calls exact stand in the source, letter for letter. Our own words need not.
 */
export function standsIn({ kind, words }: Draft, text: string): boolean {
  if (kind === 'paraphrase') return true;
  const exact = kind === 'quote' ? [words] : quotedPieces(words).map((piece) => piece.text);
  return exact.every((piece) => text.includes(piece));
}

/** Where a quote stands in its source; nothing for words that are not one run of it. */
export function spansIn({ kind, words }: Draft, text: string): readonly Span[] {
  const start = kind === 'quote' ? text.indexOf(words) : -1;
  return start < 0 ? [] : [[start, start + words.length]];
}

const SourceRow: z.ZodType<SourceText> = z.object({
  kind: sourceKind,
  text: z.string(),
  author: z.string().nullable(),
  saidAt: z.number().nullable(),
  permalink: z.string().nullable(),
  channel: channelId.nullable(),
  ts: messageTs.nullable(),
});

/** Keeps the bytes that claims were taken from. */
export class Sources {
  readonly #known: Statement;
  readonly #keep: Statement;
  readonly #text: Statement<[number]>;

  constructor(db: Database) {
    this.#known = db
      .prepare(
        `SELECT id FROM source
          WHERE story = :story AND sha256 = :sha256 AND kind = :kind
            AND (kind = 'article' OR (channel = :channel AND ts = :ts)) LIMIT 1`,
      )
      .pluck();
    this.#keep = db.prepare(`
      INSERT INTO source (story, kind, text, sha256, author, said_at, permalink, channel, ts, kept_by, kept_at)
      VALUES (:story, :kind, :text, :sha256, :author, :saidAt, :permalink, :channel, :ts, :by, :at)`);
    this.#text = db.prepare(
      'SELECT kind, text, author, said_at AS saidAt, permalink, channel, ts FROM source WHERE id = ?',
    );
  }

  /** A text with where it comes from; `null` without one. */
  textOf(id: number | null): SourceText | null {
    return id === null ? null : SourceRow.parse(this.#text.get(id));
  }

  /** Keeps a text once for each Slack message and story, or for each story if it is an article's, and returns its number. Within a write transaction. */
  keep(source: SourceText, story: number, by: number, at: Instant): number {
    const { kind, channel, ts } = source;
    const place = { kind, channel, ts, story, sha256: sha256(source.text) };
    const known = z.number().optional().parse(this.#known.get(place));
    if (known !== undefined) return known;
    const saidAt = source.saidAt === null ? null : wholeSeconds(source.saidAt);
    return Number(this.#keep.run({ ...source, ...place, saidAt, by, at: wholeSeconds(at) }).lastInsertRowid);
  }
}
