import { z } from 'zod';
import type { EventRow } from './chain.ts';
import type { Database, Statement } from './database.ts';
import { sha256 } from './digest.ts';
import type { Findings } from './findings.ts';

const Made = z.object({
  link: z.number(),
  kind: z.string(),
  other: z.number(),
  confirmed: z.boolean(),
  touches: z.string().nullable().default(null),
});
const Named = z.object({ link: z.number() });
const Reprinted = z.object({ source: z.number(), spans: z.string() });
const LinkRow = z.object({
  id: z.number(),
  kind: z.string(),
  other: z.number(),
  touches: z.string().nullable(),
  madeBy: z.number(),
  madeAt: z.number(),
  confirmedBy: z.number().nullable(),
  confirmedAt: z.number().nullable(),
  removedBy: z.number().nullable(),
  removedAt: z.number().nullable(),
});
const ReprintRow = z.object({ source: z.number(), spans: z.string() });

/** Replays claims' links with others, and their printings elsewhere, and compares them with the tables. */
export class LinkReplay {
  readonly #findings: Findings;
  readonly #links: Statement<[number]>;
  readonly #reprints: Statement<[number]>;

  constructor(db: Database, findings: Findings) {
    this.#findings = findings;
    this.#links = db.prepare(`
      SELECT id, kind, other, touches, made_by AS madeBy, made_at AS madeAt, confirmed_by AS confirmedBy,
             confirmed_at AS confirmedAt, removed_by AS removedBy, removed_at AS removedAt
        FROM link WHERE claim = ?`);
    this.#reprints = db.prepare('SELECT source, spans FROM reprint WHERE claim = ?');
  }

  /** @param events - of one claim, in order */
  replay(claim: number, events: readonly EventRow[]): void {
    const links = new Map<number, ToldLink>();
    const reprints = new Map<string, number>();
    for (const event of events) {
      if (event.what === 'claim.reprinted') {
        const { source, spans } = Reprinted.parse(JSON.parse(event.body));
        reprints.set(`${source} ${spans}`, event.seq);
      } else if (event.what.startsWith('link.')) {
        this.#follow(event, links);
      }
    }
    this.#compareLinks(claim, links);
    this.#compareReprints(claim, reprints);
  }

  #follow({ seq, at, member, what, body }: EventRow, links: Map<number, ToldLink>): void {
    if (what === 'link.made') {
      const { link: id, confirmed, ...edge } = Made.parse(JSON.parse(body));
      const confirmation = { confirmedBy: confirmed ? member : null, confirmedAt: confirmed ? at : null };
      const ended = { removedBy: null, removedAt: null };
      links.set(id, { seq, row: { id, ...edge, madeBy: member, madeAt: at, ...confirmation, ...ended } });
      return;
    }
    const known = links.get(Named.parse(JSON.parse(body)).link);
    this.#findings.event(known !== undefined, seq, 'is about a link that nobody made');
    if (!known) return;
    const change =
      what === 'link.confirmed' ? { confirmedBy: member, confirmedAt: at } : { removedBy: member, removedAt: at };
    links.set(known.row.id, { seq, row: { ...known.row, ...change } });
  }

  #compareLinks(claim: number, told: Map<number, ToldLink>): void {
    for (const row of z.array(LinkRow).parse(this.#links.all(claim))) {
      const known = told.get(row.id);
      const isSame = known !== undefined && lineOf(known.row) === lineOf(row);
      this.#findings.row(isSame, known?.seq ?? null, `a link of claim ${claim} is another`);
      told.delete(row.id);
    }
    for (const { seq } of told.values()) this.#findings.row(false, seq, `a link of claim ${claim} is not on file`);
  }

  #compareReprints(claim: number, told: Map<string, number>): void {
    for (const row of z.array(ReprintRow).parse(this.#reprints.all(claim))) {
      const isTold = told.delete(`${row.source} ${sha256(row.spans)}`);
      this.#findings.row(isTold, null, `claim ${claim} was printed elsewhere otherwise`);
    }
    for (const seq of told.values()) this.#findings.row(false, seq, `a printing of claim ${claim} is not on file`);
  }
}

/** A link as the log tells it, and the event that told of it last. */
interface ToldLink {
  readonly row: z.infer<typeof LinkRow>;
  readonly seq: number;
}

const lineOf = (row: z.infer<typeof LinkRow>): string =>
  [
    row.kind,
    row.other,
    row.touches,
    row.madeBy,
    row.madeAt,
    row.confirmedBy,
    row.confirmedAt,
    row.removedBy,
    row.removedAt,
  ].join();
