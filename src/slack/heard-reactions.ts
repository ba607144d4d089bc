import type { UserId } from '../domain/ids.ts';
import type { HeardReaction } from '../review/on-reaction.ts';
import type { Posted, Reaction } from '../workspace.ts';

/** Messages whose reactions are remembered; the one first reacted to makes room. */
const MESSAGES_MAX = 1_000;

/**
 * The reactions that events told of: all there is to go by where a server in Slack's place tells of reactions and cannot
 * be asked for them. They count as incomplete, since nothing from before the start is among them.
 */
export class HeardReactions {
  readonly #byMessage = new Map<string, Map<string, Set<UserId>>>();

  hear({ user, emoji, added, on }: HeardReaction): void {
    const byName = this.#byMessage.get(keyOf(on)) ?? new Map<string, Set<UserId>>();
    const users = byName.get(emoji) ?? new Set<UserId>();
    if (added) users.add(user);
    else users.delete(user);
    this.#byMessage.set(keyOf(on), byName.set(emoji, users));
    const [oldest] = this.#byMessage.keys();
    if (this.#byMessage.size > MESSAGES_MAX && oldest !== undefined) this.#byMessage.delete(oldest);
  }

  on(at: Posted): readonly Reaction[] {
    const byName = this.#byMessage.get(keyOf(at)) ?? new Map<string, Set<UserId>>();
    return [...byName].map(([name, users]) => ({ name, users: [...users], complete: false }));
  }
}

const keyOf = ({ channel, ts }: Posted): string => `${channel} ${ts}`;
