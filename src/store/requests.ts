import { z } from 'zod';
import type { Draft, Version } from '../domain/claim.ts';
import type { ClaimId, Instant, RequestId, UserId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { CommentRequest, RequestOutcome } from '../domain/request.ts';
import { referenceOf } from '../domain/story.ts';
import { actorId, claimId, requestId, requestOutcome, storyId, userId } from './columns.ts';
import { atomically, type Database, type Statement } from './database.ts';
import { sha256 } from './digest.ts';
import type { EventLog } from './event-log.ts';
import type { Filing } from './filing.ts';
import type { Links } from './links.ts';
import type { Members } from './members.ts';
import type { OutboxQueue } from './outbox-queue.ts';
import { inScope, scopeParams } from './scope-sql.ts';
import { wholeSeconds } from './seconds.ts';
import type { NewRequest, RequestShelf } from './shelves/request-shelf.ts';
import type { Scope } from './shelves/scope.ts';
import type { VersionRows } from './version-rows.ts';

/** What requests are kept with. */
interface Shelves {
  readonly filing: Filing;
  readonly links: Links;
  readonly log: EventLog;
  readonly members: Members;
  readonly queue: OutboxQueue;
  readonly rows: VersionRows;
}

const RequestRow = z
  .object({
    id: requestId,
    story: storyId,
    claim: claimId,
    key: z.string(),
    number: z.number(),
    actor: actorId,
    actorName: z.string(),
    means: z.string(),
    by: userId,
    at: z.number(),
    deadline: z.number(),
    outcome: requestOutcome.nullable(),
    endedBy: userId.nullable(),
    endedAt: z.number().nullable(),
    response: z.number().nullable(),
  })
  .transform(
    ({ key, number, actor, actorName, response, ...row }): CommentRequest => ({
      ...row,
      reference: referenceOf(key, number),
      actor: { id: actor, name: actorName },
      response: response === null ? null : referenceOf(key, response),
    }),
  );

const SELECT_REQUESTS = `
  SELECT request.id, request.story, request.claim, key, claim.number, actor.id AS actor, actor.name AS actorName, means,
         asker.slack AS by, asked_at AS at, deadline, outcome, ender.slack AS endedBy, ended_at AS endedAt,
         answer.number AS response
    FROM request
    JOIN story ON story.id = request.story
    JOIN claim ON claim.id = request.claim
    JOIN actor AS asked ON asked.id = request.actor
    JOIN actor ON actor.id = asked.same_as
    JOIN member AS asker ON asker.id = asked_by
    LEFT JOIN member AS ender ON ender.id = ended_by
    LEFT JOIN claim AS answer ON answer.id = response`;

/** Requests for comment, in SQL. */
export class Requests implements RequestShelf {
  readonly #db: Database;
  readonly #shelves: Shelves;
  readonly #get: Statement<[RequestId]>;
  readonly #open: Statement;
  readonly #list: Statement;
  readonly #place: Statement;
  readonly #add: Statement;
  readonly #end: Statement;

  constructor(db: Database, shelves: Shelves) {
    this.#db = db;
    this.#shelves = shelves;
    this.#get = db.prepare(`${SELECT_REQUESTS} WHERE request.id = ?`);
    this.#open = db.prepare(
      `${SELECT_REQUESTS} WHERE request.claim = :claim AND outcome IS NULL
         AND actor.id = (SELECT same_as FROM actor AS meant WHERE meant.id = :actor)`,
    );
    this.#list = db.prepare(`${SELECT_REQUESTS} WHERE ${inScope('request.story')} ORDER BY deadline, request.id`);
    this.#place = db.prepare(`
      SELECT key, archived_at IS NOT NULL AS archived,
             EXISTS (SELECT 1 FROM claim WHERE id = :claim AND claim.story = story.id) AS holdsClaim,
             EXISTS (SELECT 1 FROM actor WHERE id = :actor AND actor.story = story.id) AS holdsActor
        FROM story WHERE id = :story`);
    this.#add = db.prepare(`
      INSERT INTO request (story, claim, actor, means, asked_by, asked_at, deadline)
      VALUES (:story, :claim, :actor, :means, :by, :at, :deadline)`);
    this.#end = db.prepare(`
      UPDATE request SET outcome = :outcome, ended_by = :by, ended_at = :at, response = :response WHERE id = :id`);
  }

  async make(request: NewRequest, by: UserId, at: Instant): Promise<Outcome<CommentRequest>> {
    return atomically(this.#db, () => this.#make(request, by, at));
  }

  #make({ story, claim, actor, means, deadline }: NewRequest, user: UserId, at: Instant): Outcome<CommentRequest> {
    const { log, members, queue } = this.#shelves;
    const place = PlaceRow.parse(this.#place.get({ story, claim, actor }));
    if (place.archived) return refuse({ code: 'story_archived', key: place.key });
    if (!place.holdsClaim) return refuse({ code: 'no_longer_here' });
    if (!place.holdsActor) return refuse({ code: 'no_such_actor' });
    const open = RequestRow.optional().parse(this.#open.get({ claim, actor }));
    if (open) return refuse({ code: 'asked_already', reference: open.reference, actor: open.actor.name });
    const by = members.numberOf(user);
    const moment = wholeSeconds(deadline);
    const row = { story, claim, actor, means, by, at: wholeSeconds(at), deadline: moment };
    const id = Number(this.#add.run(row).lastInsertRowid) as RequestId;
    const body = { request: id, actor, how: sha256(means), deadline: moment };
    log.append({ what: 'request.made', at, by, story, claim, body });
    queue.put({ kind: 'request_due', version: null, recipient: by, body: { request: String(id) }, at, dueAt: moment });
    return done(this.#existing(id));
  }

  async settle(
    id: RequestId,
    outcome: Exclude<RequestOutcome, 'cancelled'>,
    draft: Draft,
    by: UserId,
    at: Instant,
  ): Promise<Outcome<Version>> {
    return atomically(this.#db, () => {
      const request = this.#existing(id);
      const { story, claim: other, reference, response } = request;
      if (request.outcome !== null) return refuse({ code: 'request_ended', reference, response });
      const { filing, links, rows } = this.#shelves;
      const filed = filing.file({ story, draft, source: null, by, at });
      if (!filed.ok) return filed;
      const { id: version, claim } = filed.value;
      const kind = draft.stance === 'denial' ? 'denies' : 'responds_to';
      // What is proposed with the claim is confirmed with it: an editor's approval stands for both.
      links.make({ story, claim, kind, other }, { confirmed: false }, by, at);
      this.#conclude(request, outcome, claim, by, at);
      return done(rows.existing(version));
    });
  }

  async cancel(id: RequestId, by: UserId, at: Instant): Promise<Outcome<CommentRequest>> {
    return atomically(this.#db, () => {
      const request = this.#existing(id);
      const { outcome, reference, response } = request;
      if (outcome !== null) return refuse({ code: 'request_ended', reference, response });
      this.#conclude(request, 'cancelled', null, by, at);
      return done(this.#existing(id));
    });
  }

  #conclude(
    { id, story, claim }: CommentRequest,
    outcome: RequestOutcome,
    response: ClaimId | null,
    user: UserId,
    at: Instant,
  ): void {
    const by = this.#shelves.members.numberOf(user);
    this.#end.run({ id, outcome, by, at: wholeSeconds(at), response });
    this.#shelves.log.append({ what: 'request.ended', at, by, story, claim, body: { request: id, outcome, response } });
  }

  async get(id: RequestId): Promise<CommentRequest | null> {
    return RequestRow.optional().parse(this.#get.get(id)) ?? null;
  }

  async list(scope: Scope): Promise<readonly CommentRequest[]> {
    return z.array(RequestRow).parse(this.#list.all(scopeParams(scope)));
  }

  #existing(id: RequestId): CommentRequest {
    const request = RequestRow.optional().parse(this.#get.get(id));
    if (!request) throw new Error(`There is no request of number ${id}.`);
    return request;
  }
}

const PlaceRow = z.object({ key: z.string(), archived: z.number(), holdsClaim: z.number(), holdsActor: z.number() });
