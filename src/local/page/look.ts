import type { AppRunner } from '../app-runner.ts';
import type { Block } from '../blocks/block.ts';
import { CAST } from '../cast.ts';
import type { CommandHints } from '../command-hints.ts';
import { emojiFor, QUICK } from '../emoji.ts';
import { enteredValues } from '../entered-values.ts';
import type { LocalSlack } from '../local-slack.ts';
import type { Reader } from '../plain-text.ts';
import type { Channel, Message, Person, SharedFile, View } from '../state/records.ts';
import { drawn, drawnText } from './drawn.ts';
import { isPicture } from './page-attachments.ts';
import { tourOf } from './tour.ts';

/** What the page shows and acts on: the workspace, what its app says of its command, and whoever runs the app. */
export type House = {
  readonly slack: LocalSlack;
  /** `null` where the app does not say. */
  readonly hints: CommandHints | null;
  /** Who runs the app at that moment; `null` where it was started elsewhere. */
  readonly runner: () => AppRunner | null;
};

type At = { channel?: string; thread?: string };

/** What the page shows one person: who and where they are, one channel, one thread, the open form, Home. */
export function look({ slack, hints, runner }: House, person: Person, at: At): object {
  const { workspace } = slack;
  const reader = { workspace, person };
  const visible = (one: Message) => one.only_for === undefined || one.only_for === person.id;
  if (!workspace.people.isOutsider(person)) workspace.channels.direct(workspace.people.bot.id, person.id);
  const channels = workspace.channels.all.filter((channel) => workspace.canSee(person, channel));
  const open = channels.find((channel) => channel.id === at.channel);
  const messages = open ? workspace.messages.in(open.id).filter(visible) : [];
  // A thread whose messages are gone is closed.
  const thread = at.thread ? inThread(messages, at.thread) : [];
  const modal = workspace.views.top(person.id);
  const home = workspace.views.home(person.id);
  return {
    me: shownPerson(person),
    team: workspace.team.name,
    app: { id: workspace.people.bot.id, name: workspace.people.bot.real_name },
    connected: slack.sockets.count > 0,
    people: workspace.people.all.filter((one) => !one.is_bot).map(shownPerson),
    channels: channels.map((channel) => shownChannel(channel, reader)),
    commands: workspace.people.isOutsider(person) ? [] : workspace.app.commands,
    hints: workspace.people.isOutsider(person) ? null : hints,
    mentionable: open ? mentionable(open, reader) : [],
    shortcuts: workspace.people.isOutsider(person) ? [] : workspace.app.shortcuts,
    quick: QUICK.map((name) => ({ name, character: emojiFor(name) })),
    messages: messages.filter((one) => !isReply(one)).map((one) => shownMessage(one, reader)),
    thread: thread.length > 0 ? thread.map((one) => shownMessage(one, reader)) : null,
    modal: modal ? shownView(modal, reader) : null,
    depth: workspace.views.stack(person.id).length,
    home: home ? shownView(home, reader) : null,
    tour: tourOf(workspace),
    ...behindTheScenes(slack, person, runner()),
  };
}

/** What a person in Slack never sees: the wire, the clock, and how it stands with the app. */
function behindTheScenes({ workspace, events }: LocalSlack, person: Person, runner: AppRunner | null): object {
  const { activity, ledger, unanswered } = workspace;
  return {
    activity: activity.entries,
    waiting: unanswered.of(person),
    clock: { now: ledger.now(), skewMs: ledger.skewMs },
    newsroom: {
      busy: runner?.busy ?? null,
      /** Whether the app runs; `null` where nobody here can tell, since it was started elsewhere. */
      running: runner?.isRunning ?? null,
      holding: events.isHolding,
      held: events.held.length,
    },
  };
}

const isReply = ({ thread_ts, ts }: Message) => thread_ts !== undefined && thread_ts !== ts;

const inThread = (messages: readonly Message[], parent: string) =>
  messages.filter((one) => one.ts === parent || one.thread_ts === parent);

/** Who may be mentioned where one types: those who read it, and the app, which is called that way. */
function mentionable({ kind, members }: Channel, { workspace }: Reader): object[] {
  const { bot, all } = workspace.people;
  const readers = all.filter((one) => one.id !== bot.id && members.includes(one.id) && !one.deleted);
  return (kind === 'im' ? readers : [bot, ...readers]).map((one) => ({
    ...shownPerson(one),
    isApp: one.id === bot.id,
  }));
}

function shownPerson(person: Person): object {
  const { id, real_name, name, is_restricted } = person;
  const { role, may } = Object.values(CAST).find((one) => one.id === id) ?? roleOf(is_restricted);
  return { id, name, full: real_name, role, may };
}

/** Of somebody who joined the cast. */
const roleOf = (isGuest: boolean) => ({ role: isGuest ? 'Guest' : 'Member', may: '' });

function shownChannel(channel: Channel, { workspace, person }: Reader): object {
  const { id, kind, members, is_archived, is_ext_shared, topic } = channel;
  const other = members.find((member) => member !== person.id) ?? person.id;
  const name = kind === 'im' ? (workspace.people.find(other)?.real_name ?? other) : channel.name;
  const told = workspace.messages.in(id).filter((one) => one.only_for === undefined || one.only_for === person.id);
  const latest = told.findLast((one) => one.user !== person.id)?.ts ?? '0';
  const joined = members.includes(person.id);
  return { id, kind, name, topic, latest, joined, archived: is_archived, shared: is_ext_shared, count: members.length };
}

function shownMessage(message: Message, reader: Reader): object {
  const { workspace, person } = reader;
  const { ts, channel, user, text, blocks, files, edited, only_for, thread_ts, bot_id, reactions } = message;
  const replies = workspace.messages.in(channel).filter((one) => one.thread_ts === ts && one.ts !== ts);
  const seen = replies.filter((one) => one.only_for === undefined || one.only_for === person.id);
  const full = (id: string) => workspace.people.find(id)?.real_name ?? id;
  return {
    ...{ ts, channel, thread: thread_ts ?? null, from: full(user), user, isApp: bot_id !== undefined },
    ephemeral: only_for !== undefined,
    edited: edited !== undefined && bot_id === undefined,
    blocks: blocks.length > 0 ? drawnBlocks(blocks, reader) : [{ type: 'section', text: drawnText(text, reader) }],
    files: workspace.files.all(files).map(shownFile),
    reactions: reactions.map(({ name, users }) => ({
      ...{ name, character: emojiFor(name), people: users.map(full), mine: users.includes(person.id) },
    })),
    replies: seen.length,
  };
}

const shownFile = (file: SharedFile): object => {
  const { id, name, size, alt_txt } = file;
  return { id, name, size, alt: alt_txt ?? name, isPicture: isPicture(file) };
};

function shownView(view: View, reader: Reader): object {
  const { id, hash, type, title, submit, close, blocks, errors } = view;
  const values = enteredValues(view);
  return { id, hash, type, title, submit, close, blocks: drawnBlocks(blocks, reader), errors, values };
}

/** Drawn blocks; each element also keeps its Slack form, from which a choice is made. */
function drawnBlocks(blocks: readonly Block[], reader: Reader): unknown {
  return blocks.map((block) => {
    const shown = drawn(block, reader);
    return typeof shown === 'object' && shown !== null ? { ...shown, given: block } : shown;
  });
}
