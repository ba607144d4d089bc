import type { Status, Version } from '../../domain/claim.ts';
import type { ChannelId, Instant, MessageTs, UserId, VersionId } from '../../domain/ids.ts';

/**
 * Through which door a person was shown a version. `thread`: an answer to a mention; `notice`: a direct message of ours
 * (a decision, a recall); `form`: filled in for them; `as_of`: marked as historic; `export`: in a file;
 * `morning`: named, without words, in a story's digest.
 */
export type Door =
  | 'answer'
  | 'thread'
  | 'share'
  | 'attribution'
  | 'history'
  | 'card'
  | 'home'
  | 'notice'
  | 'form'
  | 'as_of'
  | 'export'
  | 'morning';

export interface Exposure {
  readonly version: VersionId;
  /** As it was shown: who is shown a version as approved that went out of use meanwhile must hear of that, too. */
  readonly status: Status;
  /** As it was shown: whoever is shown a seal in place of the words has nothing to hear of. */
  readonly sealed?: Version['sealed'] | undefined;
  /** `null`: it is not known any more who had the message show it; the message is on record all the same. */
  readonly member: UserId | null;
  readonly door: Door;
  readonly at: Instant;
  readonly channel: ChannelId | null;
  /** Of our message, where there is one that can be changed later; `thread` of the thread that it stands in. */
  readonly ts: MessageTs | null;
  readonly thread?: MessageTs | null;
}
