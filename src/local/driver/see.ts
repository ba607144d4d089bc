import { messageText } from '../plain-text.ts';
import type { Message, Person } from '../state/records.ts';
import type { Workspace } from '../workspace.ts';
import { channelToSee } from './standing.ts';

/** A message as somebody sees it. */
export type Seen = {
  ts: string;
  /** The writer's full name. */
  from: string;
  /** What stands there, drawn from the blocks. */
  text: string;
  /** "Only visible to you". */
  ephemeral: boolean;
  /** The parent's `ts`, for a reply. */
  threadTs: string | null;
  /** How many people left each emoji. */
  reactions: Record<string, number>;
  message: Message;
};

/** Everything a person sees in a channel, threads and their own ephemeral messages included, oldest first. */
export function sees(person: Person, which: string, workspace: Workspace): Seen[] {
  const channel = channelToSee(which, person, workspace);
  const visible = workspace.messages
    .in(channel.id)
    .filter((message) => message.only_for === undefined || message.only_for === person.id);
  return visible.map((message) => seen(message, person, workspace));
}

function seen(message: Message, person: Person, workspace: Workspace): Seen {
  const { ts, user, thread_ts, only_for, reactions } = message;
  return {
    ts,
    from: workspace.people.find(user)?.real_name ?? user,
    // Drawn when read: a test looks through a whole channel after every change.
    get text() {
      return messageText(message, { workspace, person });
    },
    ephemeral: only_for !== undefined,
    threadTs: thread_ts !== undefined && thread_ts !== ts ? thread_ts : null,
    reactions: Object.fromEntries(reactions.map(({ name, users }) => [name, users.length])),
    message,
  };
}
