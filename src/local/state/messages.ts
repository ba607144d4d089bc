import type { Ledger } from './ledger.ts';
import type { Message, Reaction } from './records.ts';

/** A message before the workspace gives it its timestamp. */
export type Draft = Pick<Message, 'channel' | 'user' | 'text'> & Partial<Omit<Message, 'ts'>>;

/** Where a message stands. A `ts` alone names nothing: it is unique within its channel only. */
export type At = { channel: string; ts: string };

/** What was said, and what stands on it. */
export class Messages {
  readonly #ledger: Ledger;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Everything in a channel, oldest first, ephemeral messages of all people included. */
  in(channel: string): Message[] {
    const { messages } = this.#ledger.state;
    return (Object.hasOwn(messages, channel) ? messages[channel] : undefined) ?? [];
  }

  /** A message that stands for all; ephemeral ones are not found. */
  find(at: At): Message | undefined {
    return this.in(at.channel).findLast((message) => message.ts === at.ts && message.only_for === undefined);
  }

  /** Any message, ephemeral ones too. */
  findAny(at: At): Message | undefined {
    return this.in(at.channel).findLast((message) => message.ts === at.ts);
  }

  post(draft: Draft): Message {
    const message: Message = { blocks: [], files: [], reactions: [], ...draft, ts: this.#ledger.nextTs() };
    const kept = this.#ledger.state.messages;
    kept[message.channel] ??= [];
    kept[message.channel]?.push(message);
    if (message.thread_ts !== undefined && message.only_for === undefined) this.#openThread(message);
    this.#changed(message);
    return message;
  }

  /** Puts other content in place of a message's; its reactions, files and place stay. */
  edit(message: Message, to: Partial<Pick<Message, 'text' | 'blocks' | 'metadata'>>): void {
    Object.assign(message, to, { edited: { user: message.user, ts: this.#ledger.nextTs() } });
    this.#changed(message);
  }

  remove(message: Message): void {
    const kept = this.#ledger.state.messages;
    kept[message.channel] = this.in(message.channel).filter((other) => other !== message);
    this.#changed(message);
  }

  replies(at: At): Message[] {
    return this.in(at.channel).filter((one) => one.thread_ts === at.ts && one.ts !== at.ts && !one.only_for);
  }

  /** @returns `false` when the person had left that emoji already */
  react(message: Message, person: string, name: string): boolean {
    const standing = message.reactions.find((reaction) => reaction.name === name);
    if (standing?.users.includes(person)) return false;
    if (standing) standing.users.push(person);
    else message.reactions.push({ name, users: [person] });
    this.#announceReaction('reaction_added', message, person, name);
    return true;
  }

  /** @returns `false` when there was none of theirs */
  unreact(message: Message, person: string, name: string): boolean {
    const standing = message.reactions.find((reaction) => reaction.name === name);
    if (!standing?.users.includes(person)) return false;
    standing.users = standing.users.filter((user) => user !== person);
    message.reactions = message.reactions.filter((reaction) => reaction.users.length > 0);
    this.#announceReaction('reaction_removed', message, person, name);
    return true;
  }

  permalink(message: Message, base: string): string {
    const link = `${base}archives/${message.channel}/p${message.ts.replace('.', '')}`;
    const inThread = message.thread_ts !== undefined && message.thread_ts !== message.ts;
    return inThread ? `${link}?thread_ts=${message.thread_ts}&cid=${message.channel}` : link;
  }

  #openThread(reply: Message): void {
    const parent = this.find({ channel: reply.channel, ts: reply.thread_ts ?? '' });
    if (!parent) return;
    parent.thread_ts = parent.ts;
    this.#changed(parent);
  }

  #announceReaction(type: string, message: Message, user: string, reaction: Reaction['name']): void {
    this.#changed(message);
    this.#ledger.happened({
      channel: message.channel,
      event: {
        ...{ type, user, reaction, item_user: message.user },
        item: { type: 'message', channel: message.channel, ts: message.ts },
        event_ts: this.#ledger.nextTs(),
      },
    });
  }

  #changed({ channel, ts }: Message): void {
    this.#ledger.changed({ kind: 'message', channel, ts });
  }
}
