import { z } from 'zod';
import type { Named, Reprint, Response, Span, Version } from '../domain/claim.ts';
import type { ActorId, UserId, VersionId } from '../domain/ids.ts';
import { titleOn } from '../domain/title-on.ts';
import { apartFrom } from './actor-sql.ts';
import { linksIn } from './both-sides-sql.ts';
import { actorId, said, userId, versionId } from './columns.ts';
import type { Database, Statement } from './database.ts';
import type { ReviewTable } from './moment.ts';
import {
  AboutRow,
  AnswerRow,
  isShown,
  LinkRow,
  linkOf,
  MainRow,
  namedOf,
  responseOf,
  versionOf,
} from './version-row.ts';

const RoleRow = z.object({
  actor: actorId,
  title: z.string(),
  since: said.nullable(),
  until: said.nullable(),
  whose: z.string().nullable(),
});
const SpanRow = z.object({ version: versionId, start: z.number(), end: z.number() });
const ReprintRow = z.object({ version: versionId, outlet: z.string().nullable(), url: z.string().nullable() });
const DeciderRow = z.object({ version: versionId, slack: userId });

const editionOf = (id: string): string => `(SELECT other.edition FROM version AS other WHERE other.id = ${id})`;

const THESE = 'IN (SELECT value FROM json_each(?))';

/** Reads versions in the domain's form, with all that an answer shows of them. */
export class VersionRows {
  readonly #main: Statement<[string]>;
  readonly #about: Statement<[string]>;
  readonly #deciders: Statement<[string]>;
  readonly #answers: Statement<[string]>;
  readonly #roles: Statement<[string]>;
  readonly #spans: Statement<[string]>;
  readonly #links: Statement;
  readonly #reprints: Statement<[string]>;

  /** @param review - where standings are read from */
  constructor(db: Database, review: ReviewTable = 'review') {
    this.#main = db.prepare(`
      SELECT version.id, version.claim, version.story, key, number, edition, words, version.kind, stance,
             actor.id AS speaker, actor.name AS speakerName, ${apartFrom('actor')} AS speakerApart, version.title, said,
             venue, outlet, version.link, ground_rules AS groundRules, terms,
             knower.slack AS identityKnownTo, embargo, source, source.kind AS sourceKind, author, said_at AS saidAt, permalink, span_start AS spanStart,
             span_end AS spanEnd, status, proposer.slack AS proposedBy, proposed_at AS proposedAt,
             decided_at AS decidedAt, review.reason, amendment, ${editionOf('version.amends')} AS amendsEdition,
             note.text AS amendReason, ended_at AS endedAt, ender.slack AS endedBy,
             ${editionOf('review.replaced_by')} AS endedFor, retractor, seal.at AS sealedAt, sealer.slack AS sealedBy, seal.reason AS sealReason,
             EXISTS (SELECT 1 FROM version AS newer CROSS JOIN ${review} AS waiting ON waiting.version = newer.id
                      WHERE newer.claim = version.claim AND newer.edition > version.edition
                        AND waiting.status = 'proposed') AS correctionPending,
             (SELECT confidence FROM imported WHERE imported.claim = version.claim) AS confidence
        FROM version
        JOIN claim ON claim.id = version.claim
        JOIN story ON story.id = version.story
        JOIN actor AS named ON named.id = version.speaker
        JOIN actor ON actor.id = named.same_as
        JOIN ${review} AS review ON review.version = version.id
        JOIN member AS proposer ON proposer.id = proposed_by
        LEFT JOIN member AS knower ON knower.id = version.identity_known_to
        LEFT JOIN source ON source.id = version.source
        LEFT JOIN note ON note.digest = version.amend_note
        LEFT JOIN member AS ender ON ender.id = ended_by
        LEFT JOIN seal ON seal.claim = version.claim
        LEFT JOIN member AS sealer ON sealer.id = seal.member
       WHERE version.id ${THESE}`);
    this.#about = db.prepare(`
      SELECT version, actor.id, actor.name, ${apartFrom('actor')} AS apart
        FROM version_about JOIN actor AS named ON named.id = version_about.actor JOIN actor ON actor.id = named.same_as
       WHERE version ${THESE} ORDER BY version, position`);
    this.#deciders = db.prepare(`
      SELECT version, slack FROM decision JOIN member ON member.id = decision.member
       WHERE version ${THESE} ORDER BY version, decision.position`);
    this.#answers = db.prepare(`
      SELECT actor.id AS speaker, version.claim, key, number, actor.name AS actor, stance
        FROM actor
        CROSS JOIN actor AS same ON same.same_as = actor.id
        CROSS JOIN version ON version.speaker = same.id AND stance <> 'statement'
        CROSS JOIN ${review} AS review ON review.version = version.id AND status = 'approved'
        JOIN claim ON claim.id = version.claim
        JOIN story ON story.id = version.story
       WHERE actor.id ${THESE}
       ORDER BY said_from DESC NULLS LAST, version.id DESC`);
    this.#roles = db.prepare(`
      SELECT same_as AS actor, title, since, until, whose FROM actor JOIN actor_role ON actor_role.actor = actor.id
       WHERE same_as ${THESE} ORDER BY actor.id, position`);
    this.#spans = db.prepare(`
      SELECT version, span_start AS start, span_end AS end FROM version_span WHERE version ${THESE} ORDER BY version, position`);
    this.#links = db.prepare(linksIn(review));
    this.#reprints = db.prepare(`
      SELECT version.id AS version, import.outlet, permalink AS url
        FROM version JOIN reprint ON reprint.claim = version.claim JOIN source ON source.id = reprint.source
        JOIN import ON import.source = source.id
       WHERE version.id ${THESE}
         -- What was printed elsewhere is the words on file then, which a correction may have changed.
         AND EXISTS (SELECT 1 FROM version AS printed
                      WHERE printed.claim = version.claim AND printed.words = version.words AND printed.proposed_at <= import.at)
       ORDER BY version.id, source.id`);
  }

  one(id: number): Version | null {
    return this.many([id])[0] ?? null;
  }

  /** One that must be there. */
  existing(id: number): Version {
    const version = this.one(id);
    if (!version) throw new Error(`There is no version of number ${id}.`);
    return version;
  }

  /** The versions of these numbers, in this order; unknown numbers are left out. */
  many(ids: readonly number[]): Version[] {
    if (ids.length === 0) return [];
    const these = JSON.stringify(ids);
    const rows = new Map(
      z
        .array(MainRow)
        .parse(this.#main.all(these))
        .map((row) => [row.id, row]),
    );
    const about = grouped(z.array(AboutRow).parse(this.#about.all(these)), ({ version }) => version);
    const deciders = grouped(z.array(DeciderRow).parse(this.#deciders.all(these)), ({ version }) => version);
    const spans = grouped(z.array(SpanRow).parse(this.#spans.all(these)), ({ version }) => version);
    const links = grouped(z.array(LinkRow).parse(this.#links.all({ these })), ({ version }) => version);
    const reprints = grouped(z.array(ReprintRow).parse(this.#reprints.all(these)), ({ version }) => version);
    const titles = this.#titlesOf([...rows.values()]);
    const responses = this.#responsesOf([...about.values()].flat().map(({ id }) => id));
    return ids.flatMap((id) => {
      const row = rows.get(id as VersionId);
      if (!row) return [];
      const named = [...new Map((about.get(row.id) ?? []).map((one) => [one.id, namedOf(one)])).values()];
      // Asked as of a moment before, nobody has decided yet.
      const decidedBy = row.decidedAt === null ? [] : (deciders.get(row.id) ?? []).map(({ slack }): UserId => slack);
      return [
        versionOf(row, {
          titleThen: row.title ?? titles(row),
          ...{ about: named, decidedBy, responses: row.stance === 'statement' ? responses(row, named) : [] },
          spans: (spans.get(row.id) ?? []).map(({ start, end }): Span => [start, end]),
          links: (links.get(row.id) ?? []).filter((link) => isShown(link, row)).map(linkOf),
          reprints: (reprints.get(row.id) ?? []).map(({ outlet, url }): Reprint => ({ outlet, url })),
        }),
      ];
    });
  }

  /** The title held when it was said, of claims that name none themselves. */
  #titlesOf(rows: readonly MainRow[]): (row: MainRow) => string | null {
    const untitled = rows.filter(({ title, said }) => title === null && said !== null);
    if (untitled.length === 0) return () => null;
    const speakers = JSON.stringify([...new Set(untitled.map(({ speaker }) => speaker))]);
    const roles = grouped(z.array(RoleRow).parse(this.#roles.all(speakers)), ({ actor }) => actor);
    return ({ speaker, said }) => titleOn(roles.get(speaker) ?? [], said);
  }

  /** Reads what actors answered once, however many of the versions are about them. */
  #responsesOf(actors: readonly ActorId[]): (row: MainRow, about: readonly Named[]) => Response[] {
    const answers = z.array(AnswerRow).parse(this.#answers.all(JSON.stringify([...new Set(actors)])));
    const bySpeaker = grouped(answers, ({ speaker }) => speaker);
    return (row, about) => {
      const others = about.filter(({ id }) => id !== row.speaker);
      const relevant =
        others.length > 1
          ? answers.filter(({ speaker }) => others.some(({ id }) => id === speaker))
          : others.flatMap(({ id }) => bySpeaker.get(id) ?? []);
      return relevant.filter(({ claim }) => claim !== row.claim).map(responseOf);
    };
  }
}

function grouped<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
