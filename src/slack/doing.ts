import type { Asker } from '../feature.ts';

/** What somebody did, with the ways that Slack opens to answer it. */
export interface Doing {
  readonly asker: Asker;
  /** A verb, an action or a shortcut, for the log. */
  readonly what: string;
  /** Takes five answers within thirty minutes; `null` where Slack gave none. */
  readonly responseUrl: string | null;
  /** Opens one view within three seconds; `null` where Slack gave none. */
  readonly trigger: string | null;
  /** Whether it was done on a message of ours, which an answer may then replace. */
  readonly onMessage: boolean;
  /** The modal it was done in. */
  readonly view: { readonly id: string; readonly hash: string } | null;
  /** Whether nothing was pressed in that modal since. */
  isLatest(): boolean;
}
