import type { Ledger } from './ledger.ts';
import type { Channel, ChannelKind } from './records.ts';

/** What one must say to make a channel; the rest describes an empty public one. */
export type NewChannel = { id?: string; name: string; kind?: ChannelKind; members?: string[] } & Partial<Channel>;

/** Channels and direct messages: who is in them, and what the app hears of it. */
export class Channels {
  readonly #ledger: Ledger;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  get all(): Channel[] {
    return Object.values(this.#ledger.state.channels);
  }

  find(id: string): Channel | undefined {
    const { channels } = this.#ledger.state;
    return Object.hasOwn(channels, id) ? channels[id] : undefined;
  }

  /** Takes an id or a name, with or without `#`. */
  get(which: string): Channel {
    const name = which.replace(/^#/, '');
    const found = this.find(which) ?? this.all.find((one) => one.name !== '' && one.name === name);
    if (found) return found;
    const names = this.all.filter((one) => one.name).map((one) => `#${one.name}`);
    throw new Error(`There is no channel “${which}”. There are: ${names.join(', ')}.`);
  }

  add(what: NewChannel): Channel {
    const kind = what.kind ?? 'public';
    const channel: Channel = {
      id: this.#ledger.nextId(kind === 'im' ? 'D' : 'C'),
      kind,
      members: [],
      creator: what.members?.[0] ?? this.#ledger.state.app.bot_user,
      created: Math.trunc(this.#ledger.now() / 1_000),
      topic: '',
      is_archived: false,
      is_ext_shared: false,
      ...what,
    };
    this.#ledger.state.channels[channel.id] = channel;
    this.#ledger.state.messages[channel.id] ??= [];
    this.#ledger.changed({ kind: 'channel', channel: channel.id });
    return channel;
  }

  /** The direct messages between two people, opened if they are not. */
  direct(one: string, other: string): Channel {
    const has = (channel: Channel) => channel.members.includes(one) && channel.members.includes(other);
    return (
      this.all.find((channel) => channel.kind === 'im' && has(channel)) ??
      this.add({ name: '', kind: 'im', members: [one, other] })
    );
  }

  of(person: string): Channel[] {
    return this.all.filter((channel) => channel.members.includes(person));
  }

  join(id: string, person: string, inviter?: string): void {
    const channel = this.get(id);
    if (channel.members.includes(person)) return;
    channel.members.push(person);
    this.#tell(channel, 'member_joined_channel', { user: person, ...(inviter ? { inviter } : {}) });
  }

  leave(id: string, person: string): void {
    const channel = this.get(id);
    if (!channel.members.includes(person)) return;
    // Told first, so that the app still hears of its own removal. That has an event of its own.
    if (person === this.#ledger.state.app.bot_user) {
      const type = channel.kind === 'private' ? 'group_left' : 'channel_left';
      this.#announce(channel, type, { channel: channel.id, actor_id: channel.creator });
    } else {
      this.#tell(channel, 'member_left_channel', { user: person });
    }
    channel.members = channel.members.filter((member) => member !== person);
    this.#ledger.changed({ kind: 'channel', channel: channel.id });
  }

  archive(id: string, by: string): void {
    const channel = this.get(id);
    channel.is_archived = true;
    this.#announce(channel, channel.kind === 'private' ? 'group_archive' : 'channel_archive', {
      channel: channel.id,
      user: by,
    });
  }

  unarchive(id: string, by: string): void {
    const channel = this.get(id);
    channel.is_archived = false;
    this.#announce(channel, channel.kind === 'private' ? 'group_unarchive' : 'channel_unarchive', {
      channel: channel.id,
      user: by,
    });
  }

  /** Makes a private channel public, or the other way round. Slack tells no app. */
  convert(id: string, kind: 'public' | 'private'): void {
    const channel = this.get(id);
    channel.kind = kind;
    this.#ledger.changed({ kind: 'channel', channel: channel.id });
  }

  /** Connects a channel with another organization, or ends that. A private one gets another id by it, and keeps it. */
  share(id: string, shared: boolean, team = 'T08WIRE'): void {
    const channel = this.get(id);
    if (shared && channel.kind === 'private') this.#renumber(channel);
    channel.is_ext_shared = shared;
    const what = shared
      ? { type: 'channel_shared', connected_team_id: team }
      : { type: 'channel_unshared', previously_connected_team_id: team, is_ext_shared: false };
    this.#announce(channel, what.type, { ...what, channel: channel.id });
  }

  /** Deletes a channel with all that was said in it. */
  remove(id: string, by: string): void {
    const channel = this.get(id);
    const deleted = { channel: channel.id, date_deleted: Math.trunc(this.#ledger.now() / 1_000), actor_id: by };
    if (channel.kind === 'private') this.#announce(channel, 'group_deleted', deleted);
    else this.#announce(channel, 'channel_deleted', { channel: channel.id });
    const { state } = this.#ledger;
    state.channels = without(state.channels, channel.id);
    state.messages = without(state.messages, channel.id);
  }

  #renumber(channel: Channel): void {
    const { state } = this.#ledger;
    const before = channel.id;
    const after = this.#ledger.nextId('C');
    const said = (state.messages[before] ?? []).map((message) => Object.assign(message, { channel: after }));
    state.channels = { ...without(state.channels, before), [after]: Object.assign(channel, { id: after }) };
    state.messages = { ...without(state.messages, before), [after]: said };
    this.#announce(channel, 'channel_id_changed', { old_channel_id: before, new_channel_id: after });
  }

  rename(id: string, name: string): void {
    const channel = this.get(id);
    channel.name = name;
    const { created } = channel;
    this.#announce(channel, channel.kind === 'private' ? 'group_rename' : 'channel_rename', {
      channel: { id: channel.id, name, name_normalized: name, created },
    });
  }

  #tell(channel: Channel, type: string, more: Record<string, unknown>): void {
    const letter = channel.kind === 'public' ? 'C' : 'G';
    const team = this.#ledger.state.team.id;
    this.#announce(channel, type, { channel: channel.id, channel_type: letter, team, ...more });
  }

  #announce(channel: Channel, type: string, more: Record<string, unknown>): void {
    this.#ledger.changed({ kind: 'channel', channel: channel.id });
    this.#ledger.happened({ channel: channel.id, event: { type, ...more, event_ts: this.#ledger.nextTs() } });
  }
}

function without<Value>(record: Readonly<Record<string, Value>>, key: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));
}
