import type { HomeView, KnownBlock } from '@slack/types';
import type { ChannelId, MessageTs, UserId } from '../domain/ids.ts';
import type { Person } from '../domain/person.ts';
import type { HeardReaction } from '../review/on-reaction.ts';
import {
  type AttachedFile,
  type Channel,
  type Message,
  type Posted,
  type Reaction,
  type SlackRefusal,
  type Upload,
  type UploadedFile,
  type Workspace,
  wasRefused,
} from '../workspace.ts';
import { Cache } from './cache.ts';
import { type SlackCalls, UNKNOWN_METHOD } from './call-slack.ts';
import { clipped } from './clipped.ts';
import { downloadFile } from './download-file.ts';
import { HeardReactions } from './heard-reactions.ts';
import { type Installation, readInstallation } from './installation.ts';
import { LatestRead } from './latest-read.ts';
import { People } from './people.ts';
import { readChannel } from './read-channel.ts';
import { uploadFile } from './upload-file.ts';

/** Losing membership takes effect within 60 seconds, the call that tells us included. */
const MEMBERS_TTL_MS = 45_000;
const CHANNELS_MAX = 2_000;
/** Slack: at most 1,000 members a page, 200 recommended; fewer pages are fewer calls. */
const MEMBERS_PAGE = 1_000;

/** The message is gone, or the bot can't see it any more. */
const GONE: ReadonlySet<string> = new Set(['message_not_found', 'channel_not_found', 'not_in_channel']);

/** The workspace as Slack's Web API shows it. */
export class SlackWorkspace implements Workspace {
  readonly #calls: SlackCalls;
  readonly #people: People;
  readonly #members = new Cache<string, ReadonlySet<UserId>>(MEMBERS_TTL_MS, CHANNELS_MAX);
  readonly #channels = new LatestRead<Channel | null>();
  readonly #reactions = new LatestRead<readonly Reaction[] | null>();
  readonly #heard = new HeardReactions();
  #installation: Promise<Installation> | null = null;
  #self: UserId | null = null;

  constructor(calls: SlackCalls) {
    this.#calls = calls;
    this.#people = new People(calls, () => this.installation());
  }

  /** Known once `installation` was: the desk asks before it listens. */
  get self(): UserId {
    if (this.#self === null) throw new Error('The workspace is not connected yet');
    return this.#self;
  }

  /** Where the app is installed; throws `TokenRefused`. Asked once, and again only after a failure. */
  installation(): Promise<Installation> {
    this.#installation ??= readInstallation(this.#calls).then(
      (installation) => {
        this.#self = installation.botUser;
        return installation;
      },
      (error: unknown) => {
        this.#installation = null;
        throw error;
      },
    );
    return this.#installation;
  }

  person(user: UserId): Promise<Person> {
    return this.#people.get(user);
  }

  people(users: readonly UserId[]): Promise<readonly Person[]> {
    return this.#people.all(users);
  }

  members(channel: ChannelId): Promise<ReadonlySet<UserId>> {
    return this.#members.get(channel, () => this.#readMembers(channel));
  }

  group(id: string): Promise<ReadonlySet<UserId>> {
    return this.#members.get(id, async () => {
      const answer = await this.#calls.call('usergroups.users.list', (web) =>
        web.usergroups.users.list({ usergroup: id }),
      );
      return new Set(wasRefused(answer) ? [] : ((answer.users ?? []) as UserId[]));
    });
  }

  channel(id: ChannelId): Promise<Channel | null> {
    return this.#channels.read(id, async () => {
      // To read about direct messages the app would need a scope more, and there is nothing to learn.
      if (id.startsWith('D')) return readChannel(id, { is_im: true });
      const answer = await this.#calls.call('conversations.info', (web) => web.conversations.info({ channel: id }));
      return wasRefused(answer) || !answer.channel ? null : readChannel(id, answer.channel);
    });
  }

  reactions(at: Posted): Promise<readonly Reaction[] | null> {
    return this.#reactions.read(`${at.channel} ${at.ts}`, () => this.#readReactions(at));
  }

  async permalink(at: Posted): Promise<string | null> {
    const answer = await this.#calls.call('chat.getPermalink', (web) =>
      web.chat.getPermalink({ channel: at.channel, message_ts: at.ts }),
    );
    return wasRefused(answer) ? null : (answer.permalink ?? null);
  }

  async post(channel: ChannelId | UserId, message: Message, thread?: MessageTs): Promise<Posted | SlackRefusal> {
    const answer = await this.#calls.spaced(`chat.postMessage ${channel}`, (web) =>
      web.chat.postMessage({
        channel,
        ...contents(message),
        ...(thread === undefined ? {} : { thread_ts: thread }),
        unfurl_links: false,
        unfurl_media: false,
        parse: 'none',
      }),
    );
    if (wasRefused(answer)) return answer;
    return { channel: (answer.channel ?? channel) as ChannelId, ts: answer.ts as MessageTs };
  }

  async update(at: Posted, message: Message): Promise<Posted | SlackRefusal> {
    const answer = await this.#calls.call('chat.update', (web) =>
      web.chat.update({ channel: at.channel, ts: at.ts, ...contents(message), parse: 'none' }),
    );
    return wasRefused(answer) ? answer : at;
  }

  async showHome(user: UserId, view: HomeView): Promise<SlackRefusal | null> {
    const answer = await this.#calls.call('views.publish', (web) => web.views.publish({ user_id: user, view }));
    return wasRefused(answer) ? answer : null;
  }

  async whisper(user: UserId, channel: ChannelId, message: Message, thread?: MessageTs): Promise<SlackRefusal | null> {
    const answer = await this.#calls.call('chat.postEphemeral', (web) =>
      web.chat.postEphemeral({
        user,
        channel,
        ...contents(message),
        ...(thread === undefined ? {} : { thread_ts: thread }),
        parse: 'none',
      }),
    );
    return wasRefused(answer) ? answer : null;
  }

  upload(channel: ChannelId | UserId, file: Upload, thread?: MessageTs): Promise<UploadedFile | SlackRefusal> {
    return uploadFile(channel, file, thread, this.#calls);
  }

  download(file: AttachedFile, bytesMax: number): Promise<Uint8Array | SlackRefusal> {
    return downloadFile(file, bytesMax, this.#calls);
  }

  /** An event told of a reaction: to be taken in before anybody asks what stands on the message. */
  hearReaction(heard: HeardReaction): void {
    this.#heard.hear(heard);
  }

  /** After `user_change`: what was known of a person may be wrong. */
  forgetPerson(user: UserId): void {
    this.#people.forget(user);
  }

  /** After somebody came or left, or the channel became another. */
  forgetChannel(channel: ChannelId): void {
    this.#members.forget(channel);
  }

  /** After a change of a user group. */
  forgetGroup(id: string): void {
    this.#members.forget(id);
  }

  async #readMembers(channel: ChannelId): Promise<ReadonlySet<UserId>> {
    const members = new Set<UserId>();
    let cursor: string | undefined;
    do {
      const page = cursor === undefined ? {} : { cursor };
      const answer = await this.#calls.call('conversations.members', (web) =>
        web.conversations.members({ channel, limit: MEMBERS_PAGE, ...page }),
      );
      if (wasRefused(answer)) return new Set();
      for (const member of answer.members ?? []) members.add(member as UserId);
      cursor = answer.response_metadata?.next_cursor || undefined;
    } while (cursor !== undefined);
    return members;
  }

  async #readReactions(at: Posted): Promise<readonly Reaction[] | null> {
    const answer = await this.#calls.call('reactions.get', (web) =>
      web.reactions.get({ channel: at.channel, timestamp: at.ts, full: true }),
    );
    if (wasRefused(answer)) {
      if (GONE.has(answer.refused)) return null;
      if (answer.refused === UNKNOWN_METHOD) return this.#heard.on(at);
      throw new Error(`Slack refuses reactions.get (${answer.refused})`);
    }
    return (answer.message?.reactions ?? []).map((reaction) => {
      const users = (reaction.users ?? []) as UserId[];
      return { name: reaction.name ?? '', users, complete: users.length >= (reaction.count ?? users.length) };
    });
  }
}

/** A message's contents as Slack takes them: never with `link_names`, which would bring a typed `@name` to life. */
function contents(message: Message): { text: string; blocks: KnownBlock[] } {
  return { text: clipped(message.text), blocks: [...message.blocks] };
}
