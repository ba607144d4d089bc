import type { At } from '../state/messages.ts';
import type { Message, Person } from '../state/records.ts';
import type { Workspace } from '../workspace.ts';
import { NotPossible, type Stage } from './stage.ts';
import { channelToSee } from './standing.ts';

/** Leaves an emoji (`white_check_mark`, `+1::skin-tone-3`) or takes it away; the app hears of it where it can see. */
export async function react(stage: Stage, person: Person, at: At, name: string, way: 'add' | 'remove'): Promise<void> {
  const { messages } = stage.workspace;
  const message = reactable(at, person, stage.workspace);
  if (way === 'add') messages.react(message, person.id, name);
  else if (!messages.unreact(message, person.id, name)) {
    throw new NotPossible(`${person.real_name} left no :${name}: there.`);
  }
  await stage.eventsDelivered();
}

function reactable(at: At, person: Person, workspace: Workspace): Message {
  const channel = channelToSee(at.channel, person, workspace);
  if (channel.is_archived) throw new NotPossible(`#${channel.name} is archived: nobody reacts there.`);
  const message = workspace.messages.find({ channel: channel.id, ts: at.ts });
  if (message) return message;
  throw new NotPossible('There is no such message to react to, or only one person sees it.');
}
