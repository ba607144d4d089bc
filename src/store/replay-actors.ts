import { z } from 'zod';
import type { Profile } from '../domain/actor.ts';
import { foldName } from '../domain/names.ts';
import { standsFor } from '../domain/same-as.ts';
import { EventRow } from './chain.ts';
import type { Database, Statement } from './database.ts';
import { sha256 } from './digest.ts';
import type { Findings } from './findings.ts';
import { Profiles, parseProfile, profileText } from './profiles.ts';
import type { VersionLife } from './version-life.ts';

const ActorRow = z.object({
  story: z.number(),
  folded: z.string(),
  by: z.number(),
  at: z.number(),
});
const AliasRow = z.object({ alias: z.string(), folded: z.string() });
const Changed = z.object({ actor: z.number(), from: z.string(), to: z.string() });
const Merged = z.object({ merge: z.number(), actor: z.number(), into: z.number() });
const MergeRow = z.object({
  actor: z.number(),
  into: z.number(),
  madeBy: z.number(),
  madeAt: z.number(),
  undoneBy: z.number().nullable(),
  undoneAt: z.number().nullable(),
});
type Told = z.infer<typeof MergeRow> & { readonly seq: number };

/** Replays what became of actors, and compares it with what is on file of them. */
export class ActorReplay {
  readonly #db: Database;
  readonly #findings: Findings;
  readonly #profiles: Profiles;
  readonly #actor: Statement<[number]>;
  readonly #aliases: Statement<[number]>;
  readonly #note: Statement<[string]>;
  /** The changes of actors that were changed at all, in order. */
  readonly #changes: ReadonlyMap<number, readonly (z.infer<typeof Changed> & { readonly seq: number })[]>;
  readonly #merges: ReadonlyMap<number, Told>;
  #born = 0;

  constructor(db: Database, findings: Findings) {
    this.#db = db;
    this.#findings = findings;
    this.#profiles = new Profiles(db);
    this.#actor = db.prepare('SELECT story, folded, added_by AS by, added_at AS at FROM actor WHERE id = ?');
    this.#aliases = db.prepare('SELECT alias, folded FROM actor_alias WHERE actor = ?');
    this.#note = db.prepare<[string]>('SELECT text FROM note WHERE digest = ?').pluck();
    const events = z.array(EventRow).parse(
      db
        .prepare(`
          SELECT seq, at, member, what, story, claim, version, body, hash FROM event
           WHERE what IN ('actor.changed', 'actor.merged', 'actor.unmerged') ORDER BY seq`)
        .all(),
    );
    this.#changes = Map.groupBy(
      events.flatMap(({ what, seq, body }) =>
        what === 'actor.changed' ? [{ seq, ...Changed.parse(JSON.parse(body)) }] : [],
      ),
      ({ actor }) => actor,
    );
    this.#merges = mergesIn(events, findings);
  }

  /** Compares the actors that a version brought in. */
  born(life: VersionLife): void {
    for (const [id, name] of Object.entries(life.names)) {
      this.#born += 1;
      const told = { name, aliases: life.aliases[id] ?? [], apart: life.apart[id] ?? null };
      this.#compare(Number(id), told, life.proposed);
    }
  }

  /** After all claims: whether there are others, and whether merges are as told. */
  finish(): void {
    const known = z.number().parse(this.#db.prepare('SELECT count(*) FROM actor').pluck().get());
    this.#findings.row(known === this.#born, null, `${known} actors are on file and ${this.#born} in the log`);
    const rows = this.#db.prepare(`
      SELECT id, actor, into_actor AS "into", made_by AS madeBy, made_at AS madeAt, undone_by AS undoneBy,
             undone_at AS undoneAt FROM actor_merge`);
    const left = new Map(this.#merges);
    for (const row of rows.all()) {
      const { id, ...merge } = MergeRow.extend({ id: z.number() }).parse(row);
      const { seq, ...told } = left.get(id) ?? { seq: null };
      const isSame = Object.entries(merge).every(([name, value]) => Reflect.get(told, name) === value);
      this.#findings.row(isSame, seq, `merge ${id} is another`);
      left.delete(id);
    }
    for (const [id, { seq }] of left) this.#findings.row(false, seq, `merge ${id} is not on file`);
    this.#compareStanding();
  }

  #compare(id: number, told: Birth, { seq, story, member, at }: EventRow): void {
    const row = ActorRow.optional().parse(this.#actor.get(id));
    const profile = this.#profiles.of(id);
    if (!row || !profile) {
      this.#findings.row(false, seq, `actor ${id} is not on file`);
      return;
    }
    const isAdded = row.story === story && row.by === member && row.at === at;
    this.#findings.row(isAdded, seq, `actor ${id} was added otherwise`);
    this.#findings.row(row.folded === foldName(profile.name), seq, `actor ${id} is compared by another name`);

    for (const { alias, folded } of z.array(AliasRow).parse(this.#aliases.all(id))) {
      this.#findings.row(folded === foldName(alias), seq, `actor ${id} is compared by another name`);
    }
    const changes = this.#changes.get(id) ?? [];
    const [first] = changes;
    const filed = first ? this.#kept(first.from) : profile;
    this.#findings.row(filed !== null && isBorn(filed, told), seq, `actor ${id} goes by other names`);
    let before = first?.from;
    for (const change of changes) {
      this.#findings.event(change.from === before, change.seq, `changes another actor ${id}`);
      this.#findings.row(this.#kept(change.to) !== null, change.seq, `what actor ${id} became is not on file`);
      before = change.to;
    }
    const isLast = before === undefined || before === sha256(profileText(profile));
    this.#findings.row(isLast, changes.at(-1)?.seq ?? seq, `actor ${id} is kept otherwise`);
  }

  /** Who stands for whom follows from the merges that stand. */
  #compareStanding(): void {
    const standing = [...this.#merges.values()].filter(({ undoneAt }) => undoneAt === null);
    const roots = standsFor(standing);
    const Row = z.object({ id: z.number(), sameAs: z.number().nullable() });
    for (const row of this.#db.prepare('SELECT id, same_as AS sameAs FROM actor').iterate()) {
      const { id, sameAs } = Row.parse(row);
      const seq = standing.find(({ actor }) => actor === id)?.seq ?? null;
      this.#findings.row(sameAs === (roots.get(id) ?? id), seq, `actor ${id} stands for another`);
    }
  }

  #kept(digest: string): Profile | null {
    const text = z.string().optional().parse(this.#note.get(digest));
    return text !== undefined && sha256(text) === digest ? parseProfile(text) : null;
  }
}

/** An actor as the claim that brought it in tells: digests of its names, and of what tells it apart. */
interface Birth {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly apart: string | null;
}

function isBorn({ name, aliases, description, link, wikidata, roles }: Profile, told: Birth): boolean {
  const kept = aliases.map(sha256);
  return (
    sha256(name) === told.name &&
    kept.length === told.aliases.length &&
    told.aliases.every((alias) => kept.includes(alias)) &&
    (description === null ? null : sha256(description)) === told.apart &&
    link === null &&
    wikidata === null &&
    roles.length === 0
  );
}

function mergesIn(events: readonly EventRow[], findings: Findings): Map<number, Told> {
  const merges = new Map<number, Told>();
  for (const { seq, at, member, what, body } of events) {
    if (what === 'actor.changed') continue;
    const { merge, actor, into } = Merged.parse(JSON.parse(body));
    const made = merges.get(merge);
    if (what === 'actor.merged') {
      findings.event(made === undefined, seq, 'merges a second time');
      merges.set(merge, { ...{ actor, into, madeBy: member, madeAt: at }, undoneBy: null, undoneAt: null, seq });
    } else {
      findings.event(made?.undoneAt === null, seq, 'undoes a merge that does not stand');
      if (made) merges.set(merge, { ...made, undoneBy: member, undoneAt: at, seq });
    }
  }
  return merges;
}
