import type { UserId } from './ids.ts';

/** What the newsroom's rules need to know of a Slack user. */
export interface Person {
  readonly id: UserId;
  readonly name: string;
  /**
   * `member`: a full member of this workspace. `guest`: single- or multi-channel. `outsider`: a bot, a deactivated or
   * invited account, a stranger, or somebody of another workspace.
   */
  readonly standing: 'member' | 'guest' | 'outsider';
  /** IANA time zone, as they set it in Slack; `null` where Slack does not say. */
  readonly zone: string | null;
}

/** Whether a person may propose claims and ask at all. */
export const belongs = (person: Person): boolean => person.standing !== 'outsider';

/** What stands in place of the Slack id of somebody who asked to be forgotten; Slack gives no such id. */
export const pseudonymOf = (member: number): UserId => `forgotten-${member}` as UserId;

/** Whether an id is such a pseudonym: Slack refuses a message that mentions it. */
export const isForgotten = (user: UserId): boolean => user.startsWith('forgotten-');
