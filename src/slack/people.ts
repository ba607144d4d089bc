import type { UserId } from '../domain/ids.ts';
import type { Person } from '../domain/person.ts';
import { wasRefused } from '../workspace.ts';
import { Cache } from './cache.ts';
import type { SlackCalls } from './call-slack.ts';
import type { Installation } from './installation.ts';
import { readPerson } from './read-person.ts';

const PEOPLE_TTL_MS = 5 * 60_000;
const PEOPLE_MAX = 10_000;
/** Slack: at most 1,000 people a page; twenty pages a minute are allowed, and a hundred people asked for one by one. */
const PAGE = 1_000;
const PAGES_MAX = 10;
const ASKED_ONE_BY_ONE_MAX = 30;

/** Who is who, as Slack has it; kept for five minutes, or until it tells of a change. */
export class People {
  readonly #calls: SlackCalls;
  readonly #installation: () => Promise<Installation>;
  readonly #people = new Cache<UserId, Person>(PEOPLE_TTL_MS, PEOPLE_MAX);
  /** When (in ms) what is known of somebody was asked for. */
  readonly #askedAtMs = new Map<UserId, number>();

  constructor(calls: SlackCalls, installation: () => Promise<Installation>) {
    this.#calls = calls;
    this.#installation = installation;
  }

  get(user: UserId): Promise<Person> {
    return this.#get(user, () => this.#ask(user));
  }

  /** Beyond a handful of unknown ones, Slack's list of everybody is read instead of each by themselves. */
  all(users: readonly UserId[]): Promise<readonly Person[]> {
    const unknown = users.filter((user) => !this.#isKnown(user));
    const listed = unknown.length > ASKED_ONE_BY_ONE_MAX ? this.#list(new Set(unknown)) : null;
    return Promise.all(users.map((user) => this.#get(user, async () => (await listed)?.get(user) ?? this.#ask(user))));
  }

  forget(user: UserId): void {
    this.#people.forget(user);
    this.#askedAtMs.delete(user);
  }

  #get(user: UserId, look: () => Promise<Person>): Promise<Person> {
    return this.#people.get(user, () => {
      this.#askedAtMs.delete(user);
      this.#askedAtMs.set(user, Date.now());
      const [oldest] = this.#askedAtMs.keys();
      if (this.#askedAtMs.size > PEOPLE_MAX && oldest !== undefined) this.#askedAtMs.delete(oldest);
      return look();
    });
  }

  #isKnown(user: UserId): boolean {
    return Date.now() - (this.#askedAtMs.get(user) ?? 0) < PEOPLE_TTL_MS;
  }

  async #ask(user: UserId): Promise<Person> {
    const [answer, installation] = await Promise.all([
      this.#calls.call('users.info', (web) => web.users.info({ user })),
      this.#installation(),
    ]);
    if (wasRefused(answer) || !answer.user) return { id: user, name: user, standing: 'outsider', zone: null };
    return readPerson(user, answer.user, installation);
  }

  /** Those of `wanted` whom Slack's list names within its first pages; where it gives none, nobody. */
  async #list(wanted: ReadonlySet<UserId>): Promise<ReadonlyMap<UserId, Person>> {
    const installation = await this.#installation();
    const found = new Map<UserId, Person>();
    let cursor: string | undefined;
    for (let pages = 0; pages < PAGES_MAX && found.size < wanted.size; pages += 1) {
      const page = cursor === undefined ? {} : { cursor };
      const answer = await this.#calls.call('users.list', (web) => web.users.list({ limit: PAGE, ...page }));
      if (wasRefused(answer)) break;
      for (const user of answer.members ?? []) {
        const id = user.id as UserId;
        if (wanted.has(id)) found.set(id, readPerson(id, user, installation));
      }
      cursor = answer.response_metadata?.next_cursor || undefined;
      if (cursor === undefined) break;
    }
    return found;
  }
}
