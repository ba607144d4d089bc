import { z } from 'zod';
import type { Link, Named, Reprint, Response, Span, Version } from '../domain/claim.ts';
import type { ActorId, UserId, VersionId } from '../domain/ids.ts';
import { referenceOf } from '../domain/story.ts';
import { titleOn } from '../domain/title-on.ts';
import { apartFrom } from './actor-sql.ts';
import {
  actorId,
  amendment,
  claimId,
  linkKind,
  retractor,
  said,
  sourceId,
  sourceKind,
  stance,
  status,
  storyId,
  touches,
  userId,
  versionId,
} from './columns.ts';
import type { Database, Statement } from './database.ts';
import { linkStood } from './links.ts';
import type { ReviewTable } from './moment.ts';

const MainRow = z.object({
  id: versionId,
  claim: claimId,
  story: storyId,
  key: z.string(),
  number: z.number(),
  edition: z.number(),
  words: z.string(),
  kind: z.enum(['quote', 'partial_quote', 'paraphrase']),
  stance,
  speaker: actorId,
  speakerName: z.string(),
  speakerApart: z.string().nullable(),
  title: z.string().nullable(),
  said: said.nullable(),
  venue: z.string().nullable(),
  outlet: z.string().nullable(),
  link: z.string().nullable(),
  groundRules: z.enum(['on_the_record', 'on_background', 'on_deep_background']),
  terms: z.string().nullable(),
  identityKnownTo: userId.nullable(),
  embargo: said.nullable(),
  source: sourceId.nullable(),
  sourceKind: sourceKind.nullable(),
  author: z.string().nullable(),
  saidAt: z.number().nullable(),
  permalink: z.string().nullable(),
  spanStart: z.number().nullable(),
  spanEnd: z.number().nullable(),
  status,
  proposedBy: userId,
  proposedAt: z.number(),
  decidedAt: z.number().nullable(),
  reason: z.string().nullable(),
  amendment: amendment.nullable(),
  amendsEdition: z.number().nullable(),
  amendReason: z.string().nullable(),
  endedAt: z.number().nullable(),
  endedBy: userId.nullable(),
  endedFor: z.number().nullable(),
  retractor: retractor.nullable(),
  sealedAt: z.number().nullable(),
  sealedBy: userId.nullable(),
  sealReason: z.string().nullable(),
  correctionPending: z.number(),
  confidence: z.number().nullable(),
});
type MainRow = z.infer<typeof MainRow>;

const AboutRow = z.object({ version: versionId, id: actorId, name: z.string(), apart: z.string().nullable() });
const RoleRow = z.object({
  actor: actorId,
  title: z.string(),
  since: said.nullable(),
  until: said.nullable(),
  whose: z.string().nullable(),
});
const SpanRow = z.object({ version: versionId, start: z.number(), end: z.number() });
const ReprintRow = z.object({ version: versionId, outlet: z.string().nullable(), url: z.string().nullable() });
const LinkRow = z.object({
  version: versionId,
  kind: linkKind,
  direction: z.enum(['to', 'from']),
  confirmed: z.number(),
  touches: touches.nullable(),
  outlet: z.string().nullable(),
  venue: z.string().nullable(),
  url: z.string().nullable(),
  sourceKind: sourceKind.nullable(),
  key: z.string(),
  number: z.number(),
  actor: z.string(),
  stance,
  status,
});
const DeciderRow = z.object({ version: versionId, slack: userId });
const AnswerRow = z.object({
  speaker: actorId,
  claim: claimId,
  key: z.string(),
  number: z.number(),
  actor: z.string(),
  stance: z.enum(['denial', 'declined_comment', 'no_response']),
});

/**
 * An approved claim in which somebody whom the statement `version` is about denies, declines or stays silent; joins
 * `version` with the claim as `answer`. CROSS JOIN keeps SQLite to this order: beginning with what is approved would
 * read everything.
 */
export const responsesIn = (review: ReviewTable): string => `
  version_about
  CROSS JOIN actor AS accused ON accused.id = version_about.actor
  CROSS JOIN actor AS same ON same.same_as = accused.same_as
  CROSS JOIN version AS answer ON answer.speaker = same.id AND answer.stance <> 'statement'
  CROSS JOIN ${review} AS answered ON answered.version = answer.id AND answered.status = 'approved'
 WHERE version_about.version = version.id AND version.stance = 'statement'
   AND accused.same_as <> (SELECT same_as FROM actor WHERE id = version.speaker) AND answer.claim <> version.claim`;

/**
 * The links of some versions' claims, both ways, with who speaks at the other end: in the version there that is in force,
 * or waits. As of a moment, links are as they were then.
 */
function linksIn(review: ReviewTable): string {
  const { stands, confirmed } = linkStood(review);
  const half = (near: string, far: string, direction: string): string => `
    SELECT version.id AS version, link.id AS link, link.kind, '${direction}' AS direction, ${confirmed} AS confirmed,
           touches, link.${far} AS far
      FROM version JOIN link ON link.${near} = version.claim WHERE version.id IN (SELECT value FROM json_each(:these)) AND ${stands}`;
  return `
    SELECT edge.version, edge.kind, direction, confirmed, touches, key, number, actor.name AS actor, stance, status,
           outlet, venue, ifnull(there.link, permalink) AS url, source.kind AS sourceKind
      FROM (${half('claim', 'other', 'to')} UNION ALL ${half('other', 'claim', 'from')}) AS edge
      JOIN version AS there ON there.id = (
             SELECT other.id FROM version AS other JOIN ${review} AS standing ON standing.version = other.id
              WHERE other.claim = edge.far AND standing.status IN ('approved', 'proposed')
              ORDER BY standing.status = 'approved' DESC, other.edition DESC LIMIT 1)
      JOIN ${review} AS standing ON standing.version = there.id
      JOIN claim ON claim.id = there.claim
      JOIN story ON story.id = there.story
      JOIN actor AS named ON named.id = there.speaker
      JOIN actor ON actor.id = named.same_as
      LEFT JOIN source ON source.id = there.source
     ORDER BY edge.version, edge.link`;
}

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

/** An actor as the domain names it. */
const namedOf = ({ id, name, apart }: Pick<z.infer<typeof AboutRow>, 'id' | 'name' | 'apart'>): Named => ({
  ...{ id, name },
  ...(apart === null ? {} : { apart }),
});

/** A link counts once a person said so and both ends are in use; a proposal shows what its text suggests, too. */
const isShown = (link: z.infer<typeof LinkRow>, { status: own }: MainRow): boolean =>
  own === 'proposed' || (link.confirmed === 1 && link.status === 'approved');

const linkOf = ({ key, number, confirmed, ...row }: z.infer<typeof LinkRow>): Link => ({
  ...{ kind: row.kind, direction: row.direction, actor: row.actor, stance: row.stance, touches: row.touches },
  reference: referenceOf(key, number),
  confirmed: confirmed === 1,
  origin: { outlet: row.outlet, venue: row.venue, url: row.url, from: row.sourceKind ?? 'typed' },
});

/** What a version has beside its row. */
interface Lists extends Pick<Version, 'titleThen' | 'about' | 'decidedBy' | 'responses' | 'links' | 'reprints'> {
  readonly spans: readonly Span[];
}

function versionOf(row: MainRow, { spans, ...lists }: Lists): Version {
  const {
    key,
    number,
    speakerName,
    speakerApart,
    source,
    sourceKind,
    author,
    saidAt,
    permalink,
    spanStart,
    spanEnd,
    ...others
  } = row;
  const { amendment: kind, amendsEdition, amendReason, ...unamended } = others;
  const { endedAt, endedBy, endedFor, retractor: by, sealedAt, sealedBy, sealReason, ...kept } = unamended;
  const one: readonly Span[] = spanStart === null || spanEnd === null ? [] : [[spanStart, spanEnd]];
  return {
    ...kept,
    ...lists,
    reference: referenceOf(key, number),
    speaker: namedOf({ id: row.speaker, name: speakerName, apart: speakerApart }),
    amends: kind && amendsEdition !== null ? { kind, edition: amendsEdition, reason: amendReason ?? '' } : null,
    ended: endedBy && endedAt !== null ? { by: endedBy, at: endedAt, retractor: by, edition: endedFor } : null,
    sealed: sealedBy && sealedAt !== null ? { by: sealedBy, at: sealedAt, reason: sealReason ?? '' } : null,
    source: source &&
      sourceKind && { id: source, kind: sourceKind, author, saidAt, permalink, spans: one.length > 0 ? one : spans },
    correctionPending: row.correctionPending === 1,
  };
}

const responseOf = ({ key, number, actor, stance: how }: z.infer<typeof AnswerRow>): Response => ({
  reference: referenceOf(key, number),
  actor,
  stance: how,
});

function grouped<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
