import type { ActorShelf, ProfileShelf } from './shelves/actor-shelf.ts';
import type { ChangeShelf } from './shelves/change-shelf.ts';
import type { ChannelShelf } from './shelves/channel-shelf.ts';
import type { ClaimShelf } from './shelves/claim-shelf.ts';
import type { DraftShelf } from './shelves/draft-shelf.ts';
import type { HomeShelf } from './shelves/home-shelf.ts';
import type { ImportShelf } from './shelves/import-shelf.ts';
import type { JobShelf } from './shelves/job-shelf.ts';
import type { LinkShelf } from './shelves/link-shelf.ts';
import type { Outbox } from './shelves/outbox-shelf.ts';
import type { RecallShelf } from './shelves/recall-shelf.ts';
import type { RecordShelf } from './shelves/record-shelf.ts';
import type { GapShelf, RequestShelf } from './shelves/request-shelf.ts';
import type { ReviewShelf } from './shelves/review-shelf.ts';
import type { ShareShelf } from './shelves/share-shelf.ts';
import type { StoryShelf } from './shelves/story-shelf.ts';
import type { RoundShelf, WatchShelf } from './shelves/watch-shelf.ts';

/**
 * The fact store: what a newsroom has on file. Its contract suite (`test/store/`) is its full specification.
 *
 * Each method is one atomic step: it is on disk when its promise resolves, and a step that cannot be finished leaves no
 * trace. Every change writes its event to the log and, where Slack must hear of it, its outbox row in the same step.
 */
export interface FactStore {
  readonly stories: StoryShelf;
  readonly actors: ActorShelf;
  readonly profiles: ProfileShelf;
  readonly claims: ClaimShelf;
  readonly reviews: ReviewShelf;
  readonly outbox: Outbox;
  readonly recalls: RecallShelf;
  readonly shares: ShareShelf;
  readonly imports: ImportShelf;
  readonly links: LinkShelf;
  readonly changes: ChangeShelf;
  readonly watches: WatchShelf;
  readonly rounds: RoundShelf;
  readonly homes: HomeShelf;
  readonly requests: RequestShelf;
  readonly gaps: GapShelf;
  readonly record: RecordShelf;
  readonly drafts: DraftShelf;
  readonly channels: ChannelShelf;
  readonly jobs: JobShelf;
  /** What hides our numbers where people could read them: 32 bytes, made with the file. */
  readonly controlKey: Uint8Array;
  /** Ends all use; later calls fail. */
  close(): void;
}
