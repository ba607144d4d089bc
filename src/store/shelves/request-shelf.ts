import type { Draft, Version } from '../../domain/claim.ts';
import type { GapKey, OpenQuestion } from '../../domain/gaps.ts';
import type { ActorId, Instant, RequestId, StoryId, UserId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { CommentRequest, RequestOutcome } from '../../domain/request.ts';
import type { Scope } from './scope.ts';

/** Whom to ask about which claim of their story. */
export interface NewRequest extends Pick<CommentRequest, 'story' | 'claim' | 'means' | 'deadline'> {
  readonly actor: ActorId;
}

/** Requests for comment. One that is open reminds its asker at its deadline, once. */
export interface RequestShelf {
  /**
   * Logs a request, and queues the reminder. Refuses `story_archived`, `no_longer_here` (no such claim in the story),
   * `no_such_actor`, and `asked_already` while another request of the same actor about the same claim is open.
   */
  make(request: NewRequest, by: UserId, at: Instant): Promise<Outcome<CommentRequest>>;
  /**
   * Ends an open request by proposing what came of it, with a suggested link to the claim that it was about: `denies` for
   * a denial, else `responds_to`. Refuses `request_ended`, and as `ClaimShelf.propose` does.
   */
  settle(
    id: RequestId,
    outcome: Exclude<RequestOutcome, 'cancelled'>,
    draft: Draft,
    by: UserId,
    at: Instant,
  ): Promise<Outcome<Version>>;
  /** Ends an open request of which nothing came; refuses `request_ended`. */
  cancel(id: RequestId, by: UserId, at: Instant): Promise<Outcome<CommentRequest>>;
  get(id: RequestId): Promise<CommentRequest | null>;
  /** All requests of the stories in scope, open or not, the earliest deadline first. */
  list(scope: Scope): Promise<readonly CommentRequest[]>;
}

/** A gap that somebody looks after. */
export interface TakenGap extends GapKey {
  readonly by: UserId;
}

/** What a story lacks that no claim tells of, and who looks after what. Neither is part of the record. */
export interface GapShelf {
  /** Questions that found nothing in a story, those of the same words as one, the newest first. */
  questions(story: StoryId, limit: number): Promise<readonly OpenQuestion[]>;
  /** Forgets a question, however often it was asked, and who looked after it. */
  dismiss(story: StoryId, question: OpenQuestion['id']): Promise<void>;
  taken(story: StoryId): Promise<readonly TakenGap[]>;
  /** Takes a gap on. @returns whether it is theirs now; otherwise somebody had it */
  take(story: StoryId, gap: GapKey, by: UserId, at: Instant): Promise<boolean>;
  letGo(story: StoryId, gap: GapKey): Promise<void>;
}
