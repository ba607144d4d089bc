import type { UserId } from './ids.ts';

/** What an editor's emoji or button says about a version. */
export type Choice = 'approve' | 'hold';

/** One emoji or button press that stands on a card now. */
export interface Vote {
  readonly voter: UserId;
  readonly choice: Choice;
}

/** Where a proposed version stands. */
export type Standing =
  | { readonly status: 'approved'; readonly approvers: readonly UserId[] }
  | { readonly status: 'held'; readonly holders: readonly UserId[] }
  | { readonly status: 'proposed'; readonly approvers: readonly UserId[]; readonly missing: number };

/** The story's rules for an approval. */
export interface ApprovalRule {
  readonly proposer: UserId;
  /** Distinct editors needed; 1 or more. */
  readonly approvalsNeeded: number;
  /** Whether the proposer's own approval is ignored. */
  readonly fourEyes: boolean;
}

/**
 * Where a version stands, given what stands on its card.
 *
 * One editor is one vote however many emoji they left, the proposer's own approval never counts under four eyes, and
 * one standing hold outweighs any number of approvals: a doubt that nobody has answered must not reach a page.
 *
 * @param votes - emoji and presses of anyone; only those of `editors` count
 */
export function standing(rule: ApprovalRule, votes: readonly Vote[], editors: ReadonlySet<UserId>): Standing {
  const counted = votes.filter((vote) => editors.has(vote.voter));
  const holders = votersOf(counted, 'hold');
  if (holders.length > 0) return { status: 'held', holders };

  const approvers = votersOf(counted, 'approve').filter((voter) => !(rule.fourEyes && voter === rule.proposer));
  const missing = rule.approvalsNeeded - approvers.length;
  return missing > 0 ? { status: 'proposed', approvers, missing } : { status: 'approved', approvers };
}

function votersOf(votes: readonly Vote[], choice: Choice): UserId[] {
  return [...new Set(votes.filter((vote) => vote.choice === choice).map((vote) => vote.voter))];
}
