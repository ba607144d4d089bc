import type { Channel, Person } from '../state/records.ts';
import type { Workspace } from '../workspace.ts';
import { NotPossible } from './stage.ts';

/** The channel, for somebody who may write in it; otherwise a sentence why not. */
export function channelToWriteIn(which: string, person: Person, workspace: Workspace): Channel {
  const channel = channelToSee(which, person, workspace);
  if (channel.is_archived) throw new NotPossible(`#${channel.name} is archived: nobody writes there.`);
  if (!channel.members.includes(person.id)) {
    throw new NotPossible(`${person.real_name} is not in #${channel.name} and has to join it first.`);
  }
  return channel;
}

/** The channel, for somebody who sees it. To others a private channel does not exist. */
export function channelToSee(which: string, person: Person, workspace: Workspace): Channel {
  const channel = workspace.channels.get(which);
  if (person.deleted) throw new NotPossible(`${person.real_name} is deactivated.`);
  if (workspace.canSee(person, channel)) return channel;
  throw new NotPossible(`${person.real_name} does not see #${channel.name}.`);
}

/** Commands and shortcuts are for the workspace that installed the app (docs.slack.dev, apis/slack-connect). */
export function needOwnWorkspace(person: Person, { people }: Workspace): void {
  if (!people.isOutsider(person)) return;
  throw new NotPossible(`${person.real_name} is of another workspace, where this app is not installed.`);
}
