import type { Version } from './claim.ts';
import type { UserId, VersionId } from './ids.ts';
import { done, type Outcome, refuse } from './outcome.ts';

/** What a new version of a claim would change. */
export interface Amendable {
  /** What readers have: the version in force or, where none was ever approved, the one that waits. */
  readonly amends: Version;
  /** The proposer's own version that waits, whose place the new one takes. */
  readonly supersedes: Version | null;
}

/**
 * Whether somebody may propose a new version of a claim.
 *
 * One correction waits at a time: its proposer may replace it, anyone else is pointed to it. What was never approved is
 * its proposer's to put right, unless it was read out of an article: then it is nobody's words yet, and anyone may. What
 * was retracted, declined or sealed stays as it is.
 *
 * @param versions - of one claim, the first edition first; at least one
 */
export function mayAmend(versions: readonly Version[], by: UserId): Outcome<Amendable> {
  const inForce = versions.find(({ status }) => status === 'approved');
  const waiting = versions.find(({ status }) => status === 'proposed');
  const last = versions.at(-1);
  const { reference = '' } = last ?? {};
  if (last?.sealed) return refuse({ code: 'claim_sealed', reference });
  if (!inForce && versions.some(({ status }) => status === 'retracted')) {
    return refuse({ code: 'claim_retracted', reference });
  }
  const amends = inForce ?? waiting;
  if (!amends) return refuse({ code: 'already_decided', reference, status: last?.status ?? 'declined' });
  const isReadOut = !inForce && waiting?.confidence !== null;
  if (waiting && waiting.proposedBy !== by && !isReadOut) {
    return refuse({ code: inForce ? 'correction_waits' : 'not_approved_yet', reference });
  }
  return done({ amends, supersedes: waiting ?? null });
}

/** Whether a version that somebody had before them is still the one to change. */
export const isCurrent = ({ amends, supersedes }: Amendable, base: VersionId): boolean =>
  base === amends.id || base === supersedes?.id;
