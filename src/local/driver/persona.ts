import { messageText, viewText } from '../plain-text.ts';
import type { At } from '../state/messages.ts';
import type { Message, Person, View } from '../state/records.ts';
import * as fields from './fill.ts';
import * as home from './home.ts';
import * as press from './press.ts';
import { react } from './react.ts';
import type { Act, Reply } from './reply.ts';
import * as talk from './say.ts';
import { type Seen, sees } from './see.ts';
import * as shortcuts from './shortcut.ts';
import { slash } from './slash.ts';
import type { Stage } from './stage.ts';
import { close, type Submitted, submit } from './submit.ts';
import { suggest } from './suggest.ts';

/**
 * One person, as a test or a page plays them: what they do, and what they then see.
 *
 * ```ts
 * const maya = slack.person('Maya Lindqvist');                        // id, handle or full name
 * const reply = await maya.slash('#newsroom', '/story who-said "x"'); // the first thing she sees of it
 * assert.match(reply.text, /illegally obtained/);                     // as she reads it, drawn from the blocks
 *
 * const form = (await maya.slash('#newsroom', '/story add')).asView;
 * const done = await maya.submit(form, {
 *   'What they said': 'These documents were illegally obtained',      // text
 *   'Who said it': { typed: 'cheu', pick: 'Steven Cheung' },          // external select: typed, then picked
 *   They: 'Said it',                                                  // any menu, radio button or list of boxes
 * });                                                                 // { outcome: 'closed' | 'errors' | … }
 *
 * await tom.react(card, 'white_check_mark');                          // a Message, or { channel, ts }
 * const act = await tom.click(card, 'Hold');                          // by label, overflow item or action_id
 * const reason = await act.opened();                                  // or act.reply()
 * await maya.shortcut('Save as Claim', message);                      // by name or callback_id
 * maya.sees('#newsroom'); maya.dms(); maya.view(); maya.home();       // what is before her now
 * ```
 *
 * What Slack would not let a person do throws `NotPossible`. An act on the app resolves when the app acknowledged it;
 * `slash`, `mention`, the shortcuts and `openHome` resolve when there is something to see. A control is looked for on
 * the message as given, so a `structuredClone` taken earlier stands for a screen that was not redrawn yet.
 */
export class Persona {
  readonly person: Person;
  readonly #stage: Stage;

  constructor(person: Person, stage: Stage) {
    this.person = person;
    this.#stage = stage;
  }

  get id(): string {
    return this.person.id;
  }

  /** The channel of their direct messages with the app. */
  get dm(): string {
    const { channels, people } = this.#stage.workspace;
    return channels.direct(people.bot.id, this.id).id;
  }

  slash(channel: string, line: string): Promise<Reply> {
    return slash(this.#stage, this.person, channel, line);
  }

  /** Posts a message: `@names`, `#channels` and links in it become what Slack makes of them. */
  says(channel: string, text: string, options?: talk.SayOptions): Promise<Message> {
    return talk.say(this.#stage, this.person, channel, text, options);
  }

  /** Writes `@App text`, in a thread where `threadTs` is given, and waits for the answer. */
  mention(channel: string, threadTs: string | undefined, text: string): Promise<Reply> {
    return talk.mention(this.#stage, this.person, channel, threadTs, text);
  }

  react(at: At, emoji: string): Promise<void> {
    return react(this.#stage, this.person, at, emoji, 'add');
  }

  unreact(at: At, emoji: string): Promise<void> {
    return react(this.#stage, this.person, at, emoji, 'remove');
  }

  click(target: press.Target, which: string, nth = 0): Promise<Act> {
    return press.click(this.#stage, this.person, target, which, nth);
  }

  /** Picks from a menu that tells the app at once: one in a message, or an input with `dispatch_action`. */
  choose(target: press.Target, which: string, filling: fields.Filling): Promise<Act> {
    return fields.choose(this.#stage, this.person, target, which, filling);
  }

  /** A shortcut from a message's menu. */
  shortcut(which: string, message: Message): Promise<Reply> {
    return shortcuts.messageShortcut(this.#stage, this.person, which, message);
  }

  globalShortcut(which: string): Promise<Reply> {
    return shortcuts.globalShortcut(this.#stage, this.person, which);
  }

  /** What an external select offers for what was typed, as texts. */
  async suggest(target: press.Target, label: string, typed: string): Promise<string[]> {
    const offered = await suggest(this.#stage, this.person, target, label, typed);
    return offered.flatMap((group) => group.options.map((option) => option.text.text));
  }

  /** Fills fields without submitting. */
  async fill(view: View, filled: Record<string, fields.Filling>): Promise<void> {
    for (const [label, filling] of Object.entries(filled)) {
      await fields.fill(this.#stage, this.person, view, label, filling);
    }
  }

  pressEnter(view: View, label: string, text: string): Promise<Act> {
    return fields.pressEnter(this.#stage, this.person, view, label, text);
  }

  submit(view: View, filled?: Record<string, fields.Filling>): Promise<Submitted> {
    return submit(this.#stage, this.person, view, filled);
  }

  /** Closes a modal; `clear` closes the whole stack, as the cross in the corner does. */
  close(view: View, options?: { clear?: boolean }): Promise<void> {
    return close(this.#stage, this.person, view, options);
  }

  openHome(): Promise<View> {
    return home.openHome(this.#stage, this.person);
  }

  /** Joins a channel, or is added to a private one by somebody in it. */
  async joins(channel: string, inviter?: string): Promise<void> {
    const { channels } = this.#stage.workspace;
    channels.join(channels.get(channel).id, this.id, inviter);
    await this.#stage.eventsDelivered();
  }

  async leaves(channel: string): Promise<void> {
    const { channels } = this.#stage.workspace;
    channels.leave(channels.get(channel).id, this.id);
    await this.#stage.eventsDelivered();
  }

  /** Deletes a message, as its writer may. */
  deletes(message: Message): void {
    this.#stage.workspace.messages.remove(message);
  }

  /** Everything they see in a channel, threads and their own ephemeral messages included, oldest first. */
  sees(channel: string): Seen[] {
    return sees(this.person, channel, this.#stage.workspace);
  }

  /** What only they see there. */
  ephemerals(channel: string): Seen[] {
    return this.sees(channel).filter((one) => one.ephemeral);
  }

  /** What is in a thread, its first message included. */
  thread(at: At): Seen[] {
    return this.sees(at.channel).filter((one) => one.ts === at.ts || one.threadTs === at.ts);
  }

  /** Their direct messages with the app. */
  dms(): Seen[] {
    return this.sees(this.dm);
  }

  /** The modal on top, if one is open. */
  view(): View | undefined {
    return this.#stage.workspace.views.top(this.id);
  }

  home(): View | undefined {
    return this.#stage.workspace.views.home(this.id);
  }

  /** A message or view as they read it. */
  reads(what: Message | View): string {
    const reader = { workspace: this.#stage.workspace, person: this.person };
    return press.isView(what) ? viewText(what, reader) : messageText(what, reader);
  }
}
