import type { AmendmentKind, LinkKind, Retractor, Touches } from '../../domain/claim.ts';
import type { Instant, UserId, VersionId } from '../../domain/ids.ts';
import type { Choice } from '../../domain/standing.ts';

/** One line of a claim's life. */
export interface LogEntry {
  readonly seq: number;
  readonly at: Instant;
  readonly by: UserId;
  readonly what: EventKind;
  readonly version: VersionId | null;
  readonly edition: number | null;
  /** For `vote.*`: what was voted, and how. */
  readonly choice: Choice | null;
  readonly means: 'emoji' | 'button' | null;
  /** Why, where somebody said why: of a hold, a decline, a problem reported. */
  readonly reason: string | null;
  /** For `version.retracted`: who took it back. For `correction.proposed`: of which kind it is. */
  readonly retractor: Retractor | null;
  readonly amendment: AmendmentKind | null;
  /** For `version.approved`: whose approvals decided. */
  readonly deciders: readonly UserId[];
  /** For `link.*`: what its claim does to which other one; `confirmed` of a link as it was made. */
  readonly link: LoggedLink | null;
}

/** A link as its claim's history tells of it. */
export interface LoggedLink {
  readonly kind: LinkKind;
  readonly reference: string;
  readonly touches: Touches | null;
  readonly confirmed: boolean;
}

export type EventKind =
  | 'story.made'
  | 'story.bound'
  | 'story.settings'
  | 'story.archived'
  | 'claim.proposed'
  | 'vote.cast'
  | 'vote.withdrawn'
  | 'version.approved'
  | 'version.declined'
  | 'version.replaced'
  | 'correction.proposed'
  | 'version.superseded'
  | 'version.retracted'
  | 'claim.sealed'
  | 'member.forgotten'
  | 'problem.reported'
  | 'article.imported'
  | 'claim.reprinted'
  | 'link.made'
  | 'link.confirmed'
  | 'link.removed'
  | 'actor.changed'
  | 'actor.merged'
  | 'actor.unmerged'
  | 'request.made'
  | 'request.ended';
