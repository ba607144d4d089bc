import type { Interaction } from '../interactions.ts';
import { messageText, viewText } from '../plain-text.ts';
import type { Message, Person, View } from '../state/records.ts';
import type { Stage } from './stage.ts';

/** The first thing a person sees after they did something: a message, a modal, or Slack's own error. */
export class Reply {
  readonly message: Message | null;
  readonly view: View | null;
  /** Slack's error code, such as `operation_timeout`, where the app did not answer. */
  readonly error: string | null;
  readonly #stage: Stage;
  readonly #person: Person;

  constructor(seen: Message | View | { error: string }, person: Person, stage: Stage) {
    this.error = 'error' in seen ? seen.error : null;
    this.message = 'ts' in seen ? seen : null;
    this.view = 'hash' in seen ? seen : null;
    this.#person = person;
    this.#stage = stage;
  }

  /** What the person reads now: a message that was changed since reads as it does now. */
  get text(): string {
    const reader = { workspace: this.#stage.workspace, person: this.#person };
    if (this.message) return messageText(this.message, reader);
    if (this.view) return viewText(this.view, reader);
    return `The app did not respond (${this.error}).`;
  }

  /** The message, for tests that expect one. */
  get asMessage(): Message {
    if (this.message) return this.message;
    throw new Error(`A message was expected; instead came: ${this.text}`);
  }

  /** The modal, for tests that expect one. */
  get asView(): View {
    if (this.view) return this.view;
    throw new Error(`A modal was expected; instead came: ${this.text}`);
  }
}

/** Something a person did that the app took note of; what comes of it can be awaited. */
export class Act {
  /** Slack's error code where the app did not acknowledge. */
  readonly error: string | null;
  readonly #awaited: (kind: 'reply' | 'view', what: string) => Promise<Reply>;

  constructor(error: string | null, awaited: (kind: 'reply' | 'view', what: string) => Promise<Reply>) {
    this.error = error;
    this.#awaited = awaited;
  }

  /** The first message or modal that came of it. */
  reply(): Promise<Reply> {
    return this.#awaited('reply', 'a reply');
  }

  /** The modal that came of it. */
  async opened(): Promise<View> {
    return (await this.#awaited('view', 'a modal')).asView;
  }
}

/**
 * What an interaction led to so far: an answer to its response URL, a modal by its trigger, or a message that only this
 * person was sent in that channel, or in the direct messages with the app.
 *
 * @param since - the `ts` after which a message counts
 */
export function outcomeOf(interaction: Interaction, since: string, { workspace }: Stage): Message | View | null {
  const seen = interaction.messages[0] ?? interaction.views[0];
  if (seen) return seen;
  const { channel, person } = interaction;
  if (channel === null) return null;
  const direct = workspace.channels.find(channel)?.kind === 'im';
  const told = workspace.messages.in(channel);
  // From the end, and no further than needed: a busy channel holds thousands.
  for (let place = told.length - 1; place >= 0; place--) {
    const message = told[place];
    if (!message || Number(message.ts) <= Number(since)) return null;
    const mine = message.bot_id !== undefined && (direct || message.only_for === person);
    if (mine && !workspace.interactions.isAnswer(message)) return message;
  }
  return null;
}
