import type { KnownBlock } from '@slack/types';
import { claimBlocks, groundRulesLine, RETRACTORS, sealedLine } from '../block-kit/claim.ts';
import { button, row } from '../block-kit/controls.ts';
import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { TEXT_MAX } from '../block-kit/limits.ts';
import { bold, emoji, joined, link, type Part, people, person, rich, section } from '../block-kit/rich.ts';
import { toldApart } from '../domain/actor.ts';
import { civilMinute } from '../domain/civil.ts';
import type { Version } from '../domain/claim.ts';
import type { Instant, UserId } from '../domain/ids.ts';
import { describeSaid, saidOn } from '../domain/said.ts';
import { type Choice, standing } from '../domain/standing.ts';
import type { Story } from '../domain/story.ts';
import type { Newsroom } from '../feature.ts';
import type { CastVote } from '../store/shelves/review-shelf.ts';
import type { Message } from '../workspace.ts';
import { amendmentLines } from './amendment.ts';

/** Names of emoji, without skin tones. */
type VotingEmoji = Pick<Newsroom['settings'], 'approveEmoji' | 'holdEmoji'>;

export const APPROVE_ACTION = 'review.card.approve';
export const HOLD_ACTION = 'review.card.hold';
export const TAKE_BACK_ACTION = 'review.card.take_back';
export const DECLINE_ACTION = 'review.card.decline';

/**
 * The review card of one version: its exact text, what stands on it, and the controls while it waits. After the
 * decision it says who decided and when, and has no controls.
 *
 * @param votes - the editors' votes that stand on it
 * @param emoji - what approves and holds in this newsroom, the most natural name first
 * @param kin - the version that it changes, and the one that came after it
 */
export function card(
  version: Version,
  story: Story,
  votes: readonly CastVote[],
  emoji: VotingEmoji,
  { before, newer }: Kin,
): Message {
  const waits = version.status === 'proposed';
  const heading = `${waits ? `Review ${version.reference}` : `${version.reference}: ${version.status}`}${editionOf(version)}`;
  const change = before ? amendmentLines(version, before) : [];
  const blocks: KnownBlock[] = [
    rich(section(bold(heading), ` · ${steady(story.title)} · proposed by `, person(version.proposedBy)), ...change),
    ...claimBlocks(version),
    ...(newer ? [rich(section(...pointer(version, newer)))] : []),
    rich(section(...(waits ? standingLine(version, story, votes) : decisionLine(version, story)))),
    ...(waits ? [controls(version), howTo(emoji)] : []),
  ];
  const who = `${steady(toldApart(version.speaker))}${version.titleThen ? `, ${steady(version.titleThen)}` : ''}`;
  const words = version.sealed ? sealedLine(version.sealed) : version.words;
  const was = before && waits && before.words !== version.words ? ` (was: ${before.words})` : '';
  const rules = groundRulesLine(version);
  const text = escapeMrkdwn(`${heading}, ${who}: ${words}${was}${rules === null ? '' : ` (${rules})`}`);
  return {
    text: text.length > TEXT_MAX ? escapeMrkdwn(`${heading}, ${who}. The words stand in the card.`) : text,
    blocks,
  };
}

/** A version's place among the versions of its claim, as far as its card speaks of them. */
export interface Kin {
  /** The version that this one changes. */
  readonly before: Version | null;
  /** The version that takes this one's place, or waits to; `url` of its card, `null` while there is none. */
  readonly newer: { readonly edition: number; readonly url: string | null } | null;
}

const editionOf = ({ edition }: Version): string => (edition > 1 ? `, version ${edition}` : '');

/** Where the review goes on. */
function pointer({ status }: Version, { edition, url }: NonNullable<Kin['newer']>): Part[] {
  const what = status === 'replaced' ? `Version ${edition} took its place` : `Correction pending: version ${edition}`;
  return [bold(what), url ? ' · ' : null, url ? link(url, 'Open its card') : null];
}

const SIGNS_OFF = 'Approving signs off that this was said, then and there, not that it is true.';

function howTo({ approveEmoji, holdEmoji }: VotingEmoji): KnownBlock {
  const [approve = 'white_check_mark'] = approveEmoji;
  const [hold = 'x'] = holdEmoji;
  return rich(section('Editors: ', emoji(approve), ' approves, ', emoji(hold), ` holds. ${SIGNS_OFF}`));
}

function controls(version: Version): KnownBlock {
  const value = String(version.id);
  return row(
    button('Approve', APPROVE_ACTION, value, 'primary'),
    button('Hold', HOLD_ACTION, value),
    button('Take Back', TAKE_BACK_ACTION, value),
    button('Decline', DECLINE_ACTION, value),
  );
}

/** Who holds it and why, whose approvals count, and how many are missing. */
function standingLine(version: Version, story: Story, votes: readonly CastVote[]): Part[] {
  const held = voters(votes, 'hold').map((holder) => [person(holder), reasonOf(holder, votes)]);
  const holds: Part[] = held.length > 0 ? [bold('On hold'), ' by ', ...joined(held, ', ')] : [];
  const approvers = countedApprovers(version, story, votes);
  const approved: Part[] = approvers.length > 0 ? ['Approved by ', ...people(approvers)] : [];
  return joined([holds, approved, [missingLine(story, approvers.length)]], ' · ');
}

function reasonOf(holder: UserId, votes: readonly CastVote[]): string | null {
  const reason = votes.find((vote) => vote.voter === holder && vote.choice === 'hold' && vote.reason)?.reason;
  return reason ? ` “${steady(reason)}”` : null;
}

/** Whose approvals would decide if nobody held it: an editor's own hold outweighs their own approval. */
function countedApprovers(version: Version, story: Story, votes: readonly CastVote[]): readonly UserId[] {
  const holders = voters(votes, 'hold');
  const others = votes.filter((vote) => !holders.includes(vote.voter));
  const { approvalsNeeded, fourEyes } = story;
  const editors = new Set(others.map((vote) => vote.voter));
  const now = standing({ proposer: version.proposedBy, approvalsNeeded, fourEyes }, others, editors);
  return now.status === 'held' ? [] : now.approvers;
}

function missingLine({ approvalsNeeded, fourEyes }: Story, given: number): string | null {
  const missing = approvalsNeeded - given;
  if (missing <= 0) return null;
  const eyes = fourEyes ? ' from editors other than the proposer' : '';
  return `Needs ${missing}${given > 0 ? ' more' : ''} ${missing === 1 ? 'approval' : 'approvals'}${eyes}`;
}

const voters = (votes: readonly CastVote[], choice: Choice): UserId[] => [
  ...new Set(votes.filter((vote) => vote.choice === choice).map((vote) => vote.voter)),
];

/** Who decided and when; under it, who ended its use and when. */
function decisionLine(version: Version, story: Story): Part[] {
  const { decidedAt, decidedBy, ended, reason, status } = version;
  const declined = status === 'declined';
  const first = joined(
    [
      decidedBy.length > 0 ? [bold(declined ? 'Declined' : 'Approved'), ' by ', ...people(decidedBy)] : [],
      decidedBy.length > 0 && decidedAt !== null ? [moment(decidedAt, story)] : [],
      [declined && reason ? steady(reason) : null],
    ],
    ' · ',
  );
  if (!ended) return first;
  const why = ended.retractor && reason ? `${RETRACTORS[ended.retractor]}: ${steady(reason)}` : null;
  const how = status === 'retracted' ? 'Retracted' : 'Replaced';
  return joined(
    [first, [bold(how), ' by ', ...people([ended.by]), ` · ${moment(ended.at, story)}`, why && ` · ${why}`]],
    '\n',
  );
}

const moment = (at: Instant, { zone }: Story): string => describeSaid(saidOn(civilMinute(at, zone)));
