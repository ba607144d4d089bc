import type { Message, Person, SharedFile } from '../state/records.ts';
import { filesOnWire } from '../wire.ts';
import type { Workspace } from '../workspace.ts';
import { attach, type DroppedFile } from './attach.ts';
import { Reply } from './reply.ts';
import type { Stage } from './stage.ts';
import { channelToWriteIn } from './standing.ts';
import { typedBlocks, typedText } from './typed-text.ts';

/** Where a message goes within its channel, and what is attached to it. */
export type SayOptions = { threadTs?: string; files?: readonly (DroppedFile | SharedFile)[] };

/** Posts what a person typed, and tells the app where it is mentioned or written to. */
export async function say(
  stage: Stage,
  person: Person,
  where: string,
  text: string,
  { threadTs, files = [] }: SayOptions = {},
): Promise<Message> {
  const { workspace } = stage;
  const channel = channelToWriteIn(where, person, workspace);
  const sent = typedText(text, workspace);
  const message = workspace.messages.post({
    ...{ channel: channel.id, user: person.id, text: sent },
    blocks: typedBlocks(sent, () => workspace.ledger.nextId('b')),
    files: files.map((file) => ('id' in file ? file : attach(file, person, workspace)).id),
    ...(files.length > 0 ? { subtype: 'file_share' } : {}),
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
  });
  announce(message, workspace);
  await stage.eventsDelivered();
  return message;
}

/** Mentions the app and waits for its first answer: in the same thread, or for this person only. */
export async function mention(
  stage: Stage,
  person: Person,
  where: string,
  threadTs: string | undefined,
  text: string,
): Promise<Reply> {
  const { workspace } = stage;
  const thread = threadTs === undefined ? {} : { threadTs };
  const asked = await say(stage, person, where, `<@${workspace.people.bot.id}> ${text}`, thread);
  const answers = (message: Message) =>
    Number(message.ts) > Number(asked.ts) &&
    message.bot_id !== undefined &&
    (message.only_for === undefined || message.only_for === person.id) &&
    (message.thread_ts === (threadTs ?? asked.ts) || message.thread_ts === undefined);
  const seen = await stage.until(
    () => workspace.messages.in(asked.channel).find(answers),
    `an answer to the mention “${text}”`,
  );
  return new Reply(seen, person, stage);
}

function announce(message: Message, workspace: Workspace): void {
  const { people, channels, ledger } = workspace;
  const { channel, ts, user, text, blocks, thread_ts, subtype } = message;
  const files = filesOnWire(message, workspace);
  const kind = channels.get(channel).kind;
  const said = {
    ...{ user, ts, text, blocks, channel, event_ts: ts, team: people.get(user).team_id },
    ...(thread_ts === undefined ? {} : { thread_ts }),
    ...(files.files ? { ...files, upload: false } : {}),
  };
  const channel_type = { public: 'channel', private: 'group', im: 'im', mpim: 'mpim' }[kind];
  ledger.happened({ channel, event: { type: 'message', channel_type, ...said, ...(subtype ? { subtype } : {}) } });
  const called = text.includes(`<@${people.bot.id}>`) && kind !== 'im';
  if (called) ledger.happened({ channel, event: { type: 'app_mention', ...said } });
}
