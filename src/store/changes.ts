import { z } from 'zod';
import type { Instant, StoryId, UserId } from '../domain/ids.ts';
import { referenceOf } from '../domain/story.ts';
import { linkKind, storyId, touches, userId, versionId } from './columns.ts';
import { atomically, type Database, type Statement } from './database.ts';
import type { Homes } from './homes.ts';
import type { Members } from './members.ts';
import { wholeSeconds } from './seconds.ts';
import type { Change, ChangeShelf, Reach } from './shelves/change-shelf.ts';
import type { Page } from './shelves/scope.ts';

/** A clock may be put back: events up to so much later may bear a time before this one's. */
const CLOCK_SLACK_SECONDS = 86_400;
const NEWEST = Number.MAX_SAFE_INTEGER;

const LookedRow = z.object({ seq: z.number(), at: z.number() }).optional();
const ChangeRow = z
  .object({
    kind: z.enum(['approved', 'corrected', 'retracted', 'sealed', 'disputed', 'linked', 'unlinked']),
    seq: z.number(),
    at: z.number(),
    by: userId,
    story: storyId,
    version: versionId,
    before: versionId.nullable(),
    linkKind: linkKind.nullable(),
    touches: touches.nullable(),
    key: z.string(),
    other: z.number().nullable(),
    disputes: z.string().transform((json) => z.array(z.number()).parse(JSON.parse(json))),
  })
  .transform(({ linkKind: kind, touches: what, key, other, disputes, ...change }): Change => {
    const link = kind && other !== null ? { kind, other: referenceOf(key, other), touches: what } : null;
    return { ...change, link, disputes: disputes.map((number) => referenceOf(key, number)) };
  });

/** Events that tell of a change, by the condition of the index `event_change`. */
const CHANGE_EVENTS = `what IN ('version.approved', 'version.retracted', 'claim.sealed', 'link.made', 'link.confirmed', 'link.removed')`;

/**
 * What the log tells of in some stories: its own events, as they stand there, and the disputes that follow from them. Only
 * the first denial by anybody whom a claim is about makes it disputed; one row for each such claim.
 */
const HAPPENED = `
  WITH happened AS MATERIALIZED (
    SELECT event.seq, event.at, event.member, event.what, event.story, event.claim, event.version, event.body
      FROM json_each(:stories) AS seen
      CROSS JOIN event ON event.story = seen.value AND event.at >= :since
     WHERE event.${CHANGE_EVENTS}
       AND event.seq > :after AND event.seq <= :upTo),
  change AS (
    SELECT CASE WHEN what = 'version.retracted' THEN 'retracted'
                WHEN corrected.version IS NULL THEN 'approved' ELSE 'corrected' END AS kind,
           seq, 0 AS part, at, happened.member, happened.story, happened.claim, happened.version,
           corrected.version AS before, NULL AS linkKind, NULL AS other, NULL AS touches
      FROM happened JOIN version ON version.id = happened.version
      -- What its proposer replaced while it waited was never in force: nobody decided it.
      LEFT JOIN decision AS corrected ON what = 'version.approved' AND corrected.version = version.amends AND position = 0
     WHERE what IN ('version.approved', 'version.retracted')
    UNION ALL
    SELECT 'sealed', seq, 0, at, member, story, claim, (SELECT max(id) FROM version WHERE version.claim = happened.claim),
           NULL, NULL, NULL, NULL
      FROM happened WHERE what = 'claim.sealed'
    UNION ALL
    SELECT CASE what WHEN 'link.removed' THEN 'unlinked' ELSE 'linked' END, seq, 0, at, member, story, happened.claim,
           (SELECT version.id FROM version JOIN review ON review.version = version.id WHERE version.claim = happened.claim
             ORDER BY review.status = 'approved' DESC, version.id DESC LIMIT 1),
           NULL, link.kind, link.other, link.touches
      FROM happened JOIN link ON link.id = body ->> 'link'
     WHERE what = 'link.confirmed' OR (what = 'link.made' AND body ->> 'confirmed')
        OR (what = 'link.removed' AND link.confirmed_at IS NOT NULL)
    UNION ALL
    SELECT 'disputed', seq, 1, at, happened.member, happened.story, touched.claim, happened.version, NULL, NULL, NULL, NULL
      FROM happened
     CROSS JOIN version AS response ON response.id = happened.version AND response.stance = 'denial'
     CROSS JOIN actor AS denier ON denier.id = response.speaker
     CROSS JOIN actor AS accused ON accused.same_as = denier.same_as
     CROSS JOIN version_about ON version_about.actor = accused.id
     CROSS JOIN version AS touched ON touched.id = version_about.version AND touched.stance = 'statement'
                                  AND touched.claim <> response.claim
     CROSS JOIN actor AS speaker ON speaker.id = touched.speaker AND speaker.same_as <> denier.same_as
     CROSS JOIN review ON review.version = touched.id AND review.decided_at <= happened.at
                      AND (review.status = 'approved' OR review.ended_at >= happened.at)
     WHERE what = 'version.approved'
       AND NOT EXISTS (
             SELECT 1 FROM version_about AS named
              CROSS JOIN actor AS known ON known.id = named.actor AND known.same_as <> speaker.same_as
              CROSS JOIN actor AS same ON same.same_as = known.same_as
              CROSS JOIN version AS earlier ON earlier.speaker = same.id AND earlier.stance <> 'statement'
                                           AND earlier.stance = 'denial'
              CROSS JOIN review AS standing ON standing.version = earlier.id
              WHERE named.version = touched.id
                AND (standing.decided_at < happened.at OR (standing.decided_at = happened.at AND earlier.id < response.id))
                AND standing.status IN ('approved', 'replaced', 'retracted')
                AND ifnull(standing.ended_at, happened.at) >= happened.at)),
  asked AS (
    SELECT * FROM change
     WHERE (:kinds IS NULL OR kind IN (SELECT value FROM json_each(:kinds)))
       AND (:shownTo IS NULL
        OR claim IN (SELECT version.claim FROM exposure JOIN version ON version.id = exposure.version
                      WHERE exposure.member = :shownTo)
        OR other IN (SELECT version.claim FROM exposure JOIN version ON version.id = exposure.version
                      WHERE exposure.member = :shownTo)))`;

/** What changes are read with. */
interface Shelves {
  readonly members: Members;
  readonly homes: Pick<Homes, 'changedFor'>;
}

/** What changed, read out of the log, and how far people have read it, in SQL. */
export class Changes implements ChangeShelf {
  readonly #db: Database;
  readonly #homes: Pick<Homes, 'changedFor'>;
  readonly #members: Members;
  readonly #page: Statement;
  readonly #count: Statement;
  readonly #lastBefore: Statement<[number]>;
  readonly #at: Statement<[number]>;
  readonly #looked: Statement;
  readonly #look: Statement;

  constructor(db: Database, { members, homes }: Shelves) {
    this.#db = db;
    this.#homes = homes;
    this.#members = members;
    this.#page = db.prepare(`${HAPPENED}
      SELECT kind, seq, asked.at, slack AS "by", asked.story, version, before, linkKind, touches, key, linked.number AS other,
             json_group_array(DISTINCT claim.number ORDER BY claim.number) FILTER (WHERE kind = 'disputed') AS disputes
        FROM asked JOIN member ON member.id = asked.member JOIN story ON story.id = asked.story
        JOIN claim ON claim.id = asked.claim
        LEFT JOIN claim AS linked ON linked.id = asked.other
       GROUP BY seq, part ORDER BY seq, part LIMIT :limit OFFSET :offset`);
    this.#count = db.prepare(`${HAPPENED} SELECT count(*) FROM (SELECT 1 FROM asked GROUP BY seq, part)`).pluck();
    // From the newest on: what is asked for is seldom far back.
    this.#lastBefore = db.prepare<[number]>('SELECT seq FROM event WHERE at < ? ORDER BY seq DESC LIMIT 1').pluck();
    this.#at = db.prepare<[number]>('SELECT at FROM event WHERE seq = ?').pluck();
    this.#looked = db.prepare('SELECT seq, at FROM looked WHERE member = :member AND story = :story');
    this.#look = db.prepare(`
      INSERT INTO looked (member, story, seq, at) VALUES (:member, :story, :seq, :at)
      ON CONFLICT (member, story) DO UPDATE SET seq = excluded.seq, at = excluded.at WHERE excluded.seq >= looked.seq`);
  }

  async list({ stories, shownTo, kinds, after, upTo }: Reach, offset: number, limit: number): Promise<Page<Change>> {
    return this.#db.transaction(() => {
      const member = shownTo === undefined ? null : this.#members.find(shownTo);
      if (member === null && shownTo !== undefined) return { items: [], total: 0 };
      // The index goes by time.
      const since = Math.max(0, (z.number().optional().parse(this.#at.get(after)) ?? 0) - CLOCK_SLACK_SECONDS);
      const narrowed = { shownTo: member, kinds: kinds ? JSON.stringify(kinds) : null };
      const params = { ...narrowed, after, since, stories: JSON.stringify(stories), upTo: upTo ?? NEWEST };
      return {
        items: z.array(ChangeRow).parse(this.#page.all({ ...params, limit, offset })),
        total: z.number().parse(this.#count.get(params)),
      };
    })();
  }

  async lastBefore(at: Instant): Promise<number> {
    return (
      z
        .number()
        .optional()
        .parse(this.#lastBefore.get(wholeSeconds(at))) ?? 0
    );
  }

  async looked(user: UserId, story: StoryId | null): Promise<{ seq: number; at: Instant } | null> {
    const member = this.#members.find(user);
    return member === null ? null : (LookedRow.parse(this.#looked.get({ member, story: story ?? 0 })) ?? null);
  }

  async look(user: UserId, story: StoryId | null, seq: number, at: Instant): Promise<void> {
    atomically(this.#db, () => {
      const member = this.#members.numberOf(user);
      this.#look.run({ member, story: story ?? 0, seq, at: wholeSeconds(at) });
      if (story === null) this.#homes.changedFor(member, at);
    });
  }
}
