import { randomBytes } from 'node:crypto';
import { LIMITS } from './limits.ts';
import type { Ledger } from './state/ledger.ts';
import type { Message, View } from './state/records.ts';

/** One thing a person did that the app may answer: with a modal by its trigger, with messages by its response URL. */
export type Interaction = {
  person: string;
  triggerId: string;
  /** Last part of the response URL; `null` where Slack gives none (modals, Home). */
  responseToken: string | null;
  /** Where an answer by the response URL lands. */
  channel: string | null;
  /** Milliseconds since 1970. */
  at: number;
  /** The modal it was done in: only from there may another be pushed. */
  view: View | null;
  /** The message that `replace_original` and `delete_original` speak of. */
  original: Message | null;
  triggerSpent: boolean;
  uses: number;
  /** What came of it, in order. */
  messages: Message[];
  views: View[];
};

type Start = { person: string; channel?: string | null; view?: View | null; original?: Message | null; url: boolean };

// How many are begun between two sweeps of those past their last use.
const SWEEP_EVERY = 500;

/** Gives out trigger ids and response URLs, and holds the app to their limits. */
export class Interactions {
  readonly #ledger: Ledger;
  readonly #byTrigger = new Map<string, Interaction>();
  readonly #byToken = new Map<string, Interaction>();
  readonly #answers = new WeakSet<Message>();
  #begun = 0;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  begin({ person, channel = null, view = null, original = null, url }: Start): Interaction {
    if (++this.#begun % SWEEP_EVERY === 0) this.#sweep();
    const interaction: Interaction = {
      ...{ person, channel, view, original, triggerSpent: false, uses: 0, messages: [], views: [] },
      at: this.#ledger.now(),
      triggerId: `${Math.trunc(this.#ledger.now())}.${this.#begun}.${randomBytes(16).toString('hex')}`,
      responseToken: url ? randomBytes(16).toString('hex') : null,
    };
    this.#byTrigger.set(interaction.triggerId, interaction);
    if (interaction.responseToken) this.#byToken.set(interaction.responseToken, interaction);
    return interaction;
  }

  /** Spends a trigger. @returns the interaction, or Slack's error code */
  exchange(triggerId: string): Interaction | 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id' {
    const interaction = this.#byTrigger.get(triggerId);
    if (!interaction) return 'invalid_trigger_id';
    if (this.#ledger.now() - interaction.at > LIMITS.triggerMs) return 'expired_trigger_id';
    if (interaction.triggerSpent) return 'exchanged_trigger_id';
    interaction.triggerSpent = true;
    return interaction;
  }

  /** Spends one of a response URL's five uses. @returns the interaction, or Slack's error code */
  respond(token: string): Interaction | 'expired_url' | 'used_url' {
    const interaction = this.#byToken.get(token);
    if (!interaction || this.#ledger.now() - interaction.at > LIMITS.responseUrlMs) return 'expired_url';
    if (interaction.uses >= LIMITS.responseUrlUses) return 'used_url';
    interaction.uses += 1;
    return interaction;
  }

  /** Notes a message that answers an interaction, so that nobody takes it for an answer to another one. */
  answered(interaction: Interaction, message: Message): void {
    interaction.messages.push(message);
    this.#answers.add(message);
    this.#ledger.changed({ kind: 'traffic' });
  }

  /** Takes back every trigger and response URL given out so far. */
  forget(): void {
    this.#byTrigger.clear();
    this.#byToken.clear();
  }

  isAnswer(message: Message): boolean {
    return this.#answers.has(message);
  }

  #sweep(): void {
    const oldest = this.#ledger.now() - LIMITS.responseUrlMs;
    for (const [trigger, interaction] of this.#byTrigger) {
      if (interaction.at >= oldest) break;
      this.#byTrigger.delete(trigger);
      if (interaction.responseToken) this.#byToken.delete(interaction.responseToken);
    }
  }
}
