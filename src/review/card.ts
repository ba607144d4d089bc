import type { KnownBlock } from '@slack/types';
import { claimBlocks } from '../block-kit/claim.ts';
import { button, row } from '../block-kit/controls.ts';
import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { TEXT_MAX } from '../block-kit/limits.ts';
import { bold, emoji, joined, type Part, people, person, rich, section } from '../block-kit/rich.ts';
import { civilMinute } from '../domain/civil.ts';
import type { Version } from '../domain/claim.ts';
import type { UserId } from '../domain/ids.ts';
import { describeSaid, saidOn } from '../domain/said.ts';
import { type Choice, standing } from '../domain/standing.ts';
import type { Story } from '../domain/story.ts';
import type { Newsroom } from '../feature.ts';
import type { CastVote } from '../store/fact-store.ts';
import type { Message } from '../workspace.ts';

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
 */
export function card(version: Version, story: Story, votes: readonly CastVote[], emoji: VotingEmoji): Message {
  const waits = version.status === 'proposed';
  const heading = waits ? `Review ${version.reference}` : `${version.reference}: ${version.status}`;
  const blocks: KnownBlock[] = [
    rich(section(bold(heading), ` · ${steady(story.title)} · proposed by `, person(version.proposedBy))),
    ...claimBlocks(version),
    rich(section(...(waits ? standingLine(version, story, votes) : decisionLine(version, story)))),
    ...(waits ? [controls(version), howTo(emoji)] : []),
  ];
  const who = `${steady(version.speaker.name)}${version.title ? `, ${steady(version.title)}` : ''}`;
  const text = escapeMrkdwn(`${heading}, ${who}: ${version.words}`);
  return {
    text: text.length > TEXT_MAX ? escapeMrkdwn(`${heading}, ${who}. The words stand in the card.`) : text,
    blocks,
  };
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
    `card-${value}`,
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

function decisionLine(version: Version, story: Story): Part[] {
  const at = version.decidedAt === null ? '' : describeSaid(saidOn(civilMinute(version.decidedAt, story.zone)));
  const how = {
    approved: 'Approved',
    declined: 'Declined',
    replaced: 'Replaced',
    retracted: 'Retracted',
    proposed: '',
  };
  return joined(
    [
      [bold(how[version.status]), ' by ', ...people(version.decidedBy)],
      [at],
      [version.reason && steady(version.reason)],
    ],
    ' · ',
  );
}
