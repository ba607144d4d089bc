import { wordsOrStance } from './check-draft.ts';
import { civilMinute } from './civil.ts';
import type { Draft, Named, Stance, Version } from './claim.ts';
import type { ClaimId, Instant, RequestId, StoryId, UserId } from './ids.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import { saidOn } from './said.ts';

/** What came of a request for comment. `silent`: no answer by the deadline; `cancelled`: it was no request any more. */
export type RequestOutcome = 'answered' | 'declined' | 'silent' | 'cancelled';

/** Somebody was asked for comment on a claim. */
export interface CommentRequest {
  readonly id: RequestId;
  readonly story: StoryId;
  readonly claim: ClaimId;
  /** The claim that it is about. */
  readonly reference: string;
  readonly actor: Named;
  /** How they were asked, as typed: "e-mail". */
  readonly means: string;
  readonly by: UserId;
  readonly at: Instant;
  readonly deadline: Instant;
  /** `null` while nobody knows. */
  readonly outcome: RequestOutcome | null;
  readonly endedBy: UserId | null;
  readonly endedAt: Instant | null;
  /** The claim that was proposed from it. */
  readonly response: string | null;
}

/** Most UTF-16 units of how somebody was asked. */
export const MEANS_MAX = 100;

/** A request as typed behind `ask`; missing parts are empty. */
export interface TypedRequest {
  readonly whom: string;
  readonly about: string;
  readonly means: string;
  readonly deadline: string;
}

/** A claim's reference or number, behind the word that announces it: names hold "about", too. */
const ABOUT = /(?:^|\s)about:?\s+(#?[1-9]\d{0,8}|[A-Za-z][A-Za-z0-9]+[-‐‑–—][1-9]\d{0,8})(?=\s|$)/u;
const BY = /(?:^|\s)by:?\s+/iu;
const VIA = /(?:^|\s)via:?\s+/iu;

/** Reads `ask <actor> about <ref> via <how> by <deadline>`, with any of its parts missing. */
export function parseAsk(text: string): TypedRequest {
  const line = text.replace(/\s+/gu, ' ').trim();
  const about = ABOUT.exec(line);
  const [head, tail] = about
    ? [line.slice(0, about.index), line.slice(about.index + about[0].length)]
    : cutAt(line, Math.min(placeOf(VIA, line), placeOf(BY, line)));
  const [beforeVia, via] = cutBehind(VIA, tail);
  const [means, byBehind] = cutBehind(BY, via);
  const [, byBefore] = cutBehind(BY, beforeVia);
  return {
    whom: head.trim().replace(/^["“”](.*)["“”]$/u, '$1'),
    about: about?.[1] ?? '',
    means: means.trim(),
    deadline: (byBehind || byBefore).trim(),
  };
}

const placeOf = (word: RegExp, line: string): number => word.exec(line)?.index ?? line.length;
const cutAt = (line: string, at: number): [string, string] => [line.slice(0, at), line.slice(at)];

function cutBehind(word: RegExp, line: string): [before: string, behind: string] {
  const found = word.exec(line);
  return found ? [line.slice(0, found.index), line.slice(found.index + found[0].length)] : [line, ''];
}

/** The version of a claim that somebody may be asked about: the one in force, or that waits. */
export function mayAskAbout(versions: readonly Version[]): Outcome<Version> {
  const last = versions.at(-1);
  if (!last) return refuse({ code: 'no_longer_here' });
  const { reference, sealed } = last;
  if (sealed) return refuse({ code: 'claim_sealed', reference });
  const inUse =
    versions.find(({ status }) => status === 'approved') ?? versions.find((one) => one.status === 'proposed');
  if (inUse) return done(inUse);
  const { status } = last;
  return refuse(
    status === 'retracted' ? { code: 'claim_retracted', reference } : { code: 'already_decided', reference, status },
  );
}

/** Whether the deadline has passed without anybody saying what came of it. */
export const isOverdue = ({ outcome, deadline }: Pick<CommentRequest, 'outcome' | 'deadline'>, now: Instant): boolean =>
  outcome === null && deadline <= now;

/** What a request comes to with a response of some stance. */
export const outcomeOf = (stance: Stance): Exclude<RequestOutcome, 'cancelled'> =>
  stance === 'declined_comment' ? 'declined' : stance === 'no_response' ? 'silent' : 'answered';

/** Whom a response answers: whoever said what it is about. */
export const answered = ({ speaker }: Pick<Version, 'speaker'>, actor: Named): readonly Named[] =>
  speaker.id === actor.id ? [] : [speaker];

/**
 * What is proposed of somebody who was asked and said nothing to it: dated at the deadline, or, where that is still ahead,
 * now.
 *
 * @param asked - what they were asked about
 * @param zone - IANA name of the story's time zone
 */
export function silenceDraft(
  { actor, means, deadline }: Pick<CommentRequest, 'actor' | 'means' | 'deadline'>,
  stance: Extract<Stance, 'declined_comment' | 'no_response'>,
  asked: Pick<Version, 'speaker'>,
  { now, zone }: { readonly now: Instant; readonly zone: string },
): Draft {
  return {
    words: wordsOrStance('', stance),
    kind: 'paraphrase',
    stance,
    speaker: { id: actor.id },
    title: null,
    about: answered(asked, actor).map(({ id }) => ({ id })),
    said: saidOn(civilMinute(Math.min(now, deadline), zone)),
    venue: `asked by ${means}`,
    outlet: null,
    link: null,
    groundRules: 'on_the_record',
    terms: null,
    identityKnownTo: null,
    embargo: null,
  };
}
