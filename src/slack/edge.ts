import type { UserId } from '../domain/ids.ts';
import { belongs } from '../domain/person.ts';
import type { Newsroom } from '../feature.ts';
import type { Log } from '../log.ts';
import type { SlackCalls } from './call-slack.ts';
import type { Cloak } from './cloak.ts';
import type { Registry } from './registry.ts';
import type { SlackWorkspace } from './slack-workspace.ts';

/** What every handler at the Slack boundary works with. */
export interface Edge {
  readonly newsroom: Newsroom;
  readonly workspace: SlackWorkspace;
  readonly calls: SlackCalls;
  readonly cloak: Cloak;
  readonly registry: Registry;
  readonly log: Log;
  readonly tally: Tally;
  /** Something may have been committed that must reach Slack. */
  wakeOutbox(): void;
  /** Slack reached us anew, or let us in somewhere: what could not be sent may go now. */
  hurryOutbox(): void;
  /** A channel may have changed: the stories' channels are looked at. */
  watchChannels(): void;
  /** The app was uninstalled or its token withdrawn: nothing will work from now on. */
  onLost(reason: Error): void;
}

/** What `/metrics` counts. */
interface Tally {
  answers: number;
  refusals: number;
  faults: number;
}

/** Whether somebody is served at all; Slack lets people of other workspaces press what they can see. */
export const isServed = async (user: UserId, { workspace }: Edge): Promise<boolean> =>
  belongs(await workspace.person(user));
