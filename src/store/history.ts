import { z } from 'zod';
import type { StoryId } from '../domain/ids.ts';
import { referenceOf } from '../domain/story.ts';
import { amendment, choice, linkKind, means, retractor, touches, userId, versionId } from './columns.ts';
import type { Database, Statement } from './database.ts';
import type { LogEntry, LoggedLink } from './shelves/log-entry.ts';

/** What bodies hold that people want to read; members by number, reasons by digest. */
const Body = z.object({
  choice: choice.nullable().default(null),
  means: means.nullable().default(null),
  reason: z.string().nullable().default(null),
  retractor: retractor.nullable().default(null),
  amendment: amendment.nullable().default(null),
  approvers: z.array(z.number()).default([]),
  link: z.number().nullable().default(null),
  confirmed: z.boolean().default(false),
});

const LinkRow = z.object({ kind: linkKind, touches: touches.nullable(), key: z.string(), number: z.number() });

const EntryRow = z.object({
  seq: z.number(),
  at: z.number(),
  by: userId,
  what: z.enum([
    'story.made',
    'story.bound',
    'story.settings',
    'story.archived',
    'claim.proposed',
    'vote.cast',
    'vote.withdrawn',
    'version.approved',
    'version.declined',
    'version.replaced',
    'correction.proposed',
    'version.superseded',
    'version.retracted',
    'claim.sealed',
    'member.forgotten',
    'problem.reported',
    'article.imported',
    'claim.reprinted',
    'link.made',
    'link.confirmed',
    'link.removed',
    'request.made',
    'request.ended',
  ]),
  version: versionId.nullable(),
  edition: z.number().nullable(),
  body: z.string().transform((text) => Body.parse(JSON.parse(text))),
});

/** Reads the log as people read it: with the names and reasons that its own rows leave to other tables. */
export class History {
  readonly #events: Statement;
  readonly #slack: Statement<[number]>;
  readonly #note: Statement<[string]>;
  readonly #link: Statement<[number]>;

  constructor(db: Database) {
    this.#events = db.prepare(`
      SELECT seq, at, slack AS by, what, event.version, edition, body
        FROM claim JOIN event ON event.claim = claim.id
        JOIN member ON member.id = event.member
        LEFT JOIN version ON version.id = event.version
       WHERE claim.story = :story AND number = :number ORDER BY seq`);
    this.#slack = db.prepare<[number]>('SELECT slack FROM member WHERE id = ?').pluck();
    this.#link = db.prepare(`
      SELECT kind, touches, key, number
        FROM link JOIN claim ON claim.id = link.other JOIN story ON story.id = claim.story WHERE link.id = ?`);
    this.#note = db.prepare<[string]>('SELECT text FROM note WHERE digest = ?').pluck();
  }

  of(story: StoryId, number: number): LogEntry[] {
    const entries = z.array(EntryRow).parse(this.#events.all({ story, number }));
    return entries.map(({ body: { approvers, reason, link, confirmed, ...told }, ...entry }) => ({
      ...entry,
      ...told,
      reason: reason && this.#reason(reason),
      link: link === null ? null : this.#linkOf(link, confirmed),
      deciders: approvers.map((member) => userId.parse(this.#slack.get(member))),
    }));
  }

  #linkOf(id: number, confirmed: boolean): LoggedLink {
    const { key, number, ...link } = LinkRow.parse(this.#link.get(id));
    return { ...link, reference: referenceOf(key, number), confirmed };
  }

  /** `null` where the words were taken out of the record; their digest stays in the log. */
  #reason(digest: string): string | null {
    return z.string().optional().parse(this.#note.get(digest)) ?? null;
  }
}
