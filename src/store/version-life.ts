import { z } from 'zod';
import type { Status } from '../domain/claim.ts';
import type { EventRow } from './chain.ts';
import type { Findings } from './findings.ts';

const Proposed = z.object({
  number: z.number(),
  edition: z.number(),
  digest: z.string(),
  names: z.record(z.string(), z.string()).default({}),
  aliases: z.record(z.string(), z.array(z.string())).default({}),
  apart: z.record(z.string(), z.string()).default({}),
  origin: z.string().nullable().default(null),
});
const Amended = z.object({ amends: z.number(), amendment: z.string(), reason: z.string() });
const Succeeded = z.object({ replacedBy: z.number() });
const Retracted = z.object({ retractor: z.string(), reason: z.string() });
const Voted = z.object({ means: z.string(), choice: z.string(), reason: z.string().optional() });
const Approved = z.object({ approvers: z.array(z.number()) });
const Declined = z.object({ reason: z.string() });

/** A vote as the log tells it; `standing` until it is withdrawn. */
interface LoggedVote {
  readonly seq: number;
  readonly at: number;
  readonly reason: string | null;
  readonly standing: boolean;
}

/** What the log says of one version. */
export interface VersionLife {
  readonly number: number;
  readonly edition: number;
  readonly digest: string;
  /** Digests of the names of actors that it brought in. */
  readonly names: Readonly<Record<string, string>>;
  /** Digests of the other names that it gave them. */
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  /** Digests of what tells them from others of their names. */
  readonly apart: Readonly<Record<string, string>>;
  /** Digest of where its source text is from; `null` without one, or where the log is older than this. */
  readonly origin: string | null;
  readonly proposed: EventRow;
  /** Of an edition after the first: which version it changes, how, and the digest of why. */
  readonly amends: z.infer<typeof Amended> | null;
  status: Status;
  /** The event that the status follows from. */
  statusSeq: number;
  decidedAt: number | null;
  deciders: readonly number[];
  /** How its use or its wait ended: when, by whom, and what took its place or who took it back. */
  ended: { at: number; by: number; replacedBy: number | null; retractor: string | null } | null;
  /** Digest of the reason for declining or retracting. */
  reason: string | null;
  /** By {@link voteKey}. */
  readonly votes: Map<string, LoggedVote>;
}

const Sealed = z.object({ reason: z.string(), digests: z.record(z.string(), z.string()) });

/** What the log says of a claim's seal: the digests of its versions once their words were blacked out, by version. */
export interface SealLife extends z.infer<typeof Sealed> {
  readonly event: EventRow;
}

/** A claim's seal as the log tells it; `null` for one that has none. */
export function replaySeal(events: readonly EventRow[]): SealLife | null {
  const event = events.find(({ what }) => what === 'claim.sealed');
  return event ? { event, ...Sealed.parse(JSON.parse(event.body)) } : null;
}

/** Which vote: a member's, given one way, for one thing. */
export const voteKey = (member: number, means: string, choice: string): string => `${member} ${means} ${choice}`;

/** What befalls a claim, whichever of its versions is in force. */
const OF_NO_VERSION: ReadonlySet<string> = new Set([
  'claim.sealed',
  'claim.reprinted',
  'link.made',
  'link.confirmed',
  'link.removed',
  'request.made',
  'request.ended',
]);

/** Lives of a claim's versions, by version. Reports events that cannot have followed from those before them. */
export function replayLives(events: readonly EventRow[], findings: Findings): Map<number, VersionLife> {
  const lives = new Map<number, VersionLife>();
  for (const event of events) {
    if (OF_NO_VERSION.has(event.what)) continue;
    const version = event.version ?? 0;
    const life = lives.get(version);
    if (event.what === 'claim.proposed' || event.what === 'correction.proposed') {
      findings.event(life === undefined, event.seq, 'proposes a version a second time');
      lives.set(version, newLife(event));
    } else if (life) {
      live(life, event, findings);
    } else {
      findings.event(false, event.seq, 'is about a version that nobody proposed');
    }
  }
  return lives;
}

function newLife(event: EventRow): VersionLife {
  const told = Proposed.parse(JSON.parse(event.body));
  const amends = event.what === 'correction.proposed' ? Amended.parse(JSON.parse(event.body)) : null;
  const start = { status: 'proposed', statusSeq: event.seq, decidedAt: null, deciders: [], reason: null } as const;
  return { ...told, proposed: event, amends, ...start, ended: null, votes: new Map() };
}

function live(life: VersionLife, { seq, at, member, what, body }: EventRow, findings: Findings): void {
  const told: unknown = JSON.parse(body);
  switch (what) {
    case 'vote.cast':
    case 'vote.withdrawn': {
      const { means, choice, reason = null } = Voted.parse(told);
      const key = voteKey(member, means, choice);
      const standing = what === 'vote.cast';
      findings.event(life.status === 'proposed', seq, 'changes a vote after the decision');
      findings.event((life.votes.get(key)?.standing ?? false) !== standing, seq, 'changes a vote to what it was');
      life.votes.set(key, { seq, at, reason, standing });
      return;
    }
    case 'version.approved':
      decide(life, { status: 'approved', from: 'proposed', seq }, findings);
      life.decidedAt = at;
      life.deciders = Approved.parse(told).approvers;
      return;
    case 'version.declined':
      decide(life, { status: 'declined', from: 'proposed', seq }, findings);
      life.decidedAt = at;
      life.deciders = [member];
      life.reason = Declined.parse(told).reason;
      return;
    case 'version.replaced':
      decide(life, { status: 'replaced', from: 'approved', seq }, findings);
      life.ended = { at, by: member, ...Succeeded.parse(told), retractor: null };
      return;
    case 'version.superseded':
      decide(life, { status: 'replaced', from: 'proposed', seq }, findings);
      life.decidedAt = at;
      life.ended = { at, by: member, ...Succeeded.parse(told), retractor: null };
      return;
    case 'version.retracted': {
      decide(life, { status: 'retracted', from: 'approved', seq }, findings);
      const { retractor, reason } = Retracted.parse(told);
      life.ended = { at, by: member, replacedBy: null, retractor };
      life.reason = reason;
      return;
    }
    case 'problem.reported':
      return;
    default:
      findings.event(false, seq, 'is of a kind that claims do not have');
  }
}

function decide(life: VersionLife, step: { status: Status; from: Status; seq: number }, findings: Findings): void {
  findings.event(life.status === step.from, step.seq, `takes a ${life.status} version for a ${step.from} one`);
  life.status = step.status;
  life.statusSeq = step.seq;
}
