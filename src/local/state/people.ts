import { formatIn } from '../dates.ts';
import type { Ledger } from './ledger.ts';
import type { Person, Team, UserGroup } from './records.ts';

/** What one must say to add somebody; the rest describes a full member of the workspace. */
export type NewPerson = { id?: string; name: string; real_name: string } & Partial<Person>;

/** Who has an account, and the groups they form. */
export class People {
  readonly #ledger: Ledger;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  get all(): Person[] {
    return Object.values(this.#ledger.state.people);
  }

  get bot(): Person {
    return this.get(this.#ledger.state.app.bot_user);
  }

  find(id: string): Person | undefined {
    const { people } = this.#ledger.state;
    return Object.hasOwn(people, id) ? people[id] : undefined;
  }

  /** Takes an id, a handle or a full name. */
  get(who: string): Person {
    const name = who.replace(/^@/, '').toLowerCase();
    const found = this.find(who) ?? this.all.find((one) => one.name === name || one.real_name.toLowerCase() === name);
    if (found) return found;
    throw new Error(`Nobody here is called “${who}”. There are: ${this.all.map((one) => one.real_name).join(', ')}.`);
  }

  add(who: NewPerson): Person {
    const person: Person = {
      id: this.#ledger.nextId('U'),
      team_id: this.#ledger.state.team.id,
      tz: 'America/New_York',
      is_bot: false,
      is_restricted: false,
      is_ultra_restricted: false,
      is_stranger: false,
      is_invited_user: false,
      deleted: false,
      ...who,
    };
    this.#ledger.state.people[person.id] = person;
    this.#ledger.changed({ kind: 'person', person: person.id });
    return person;
  }

  /** Changes an account and tells the app (`user_change`): a deactivation, a role, a name, a time zone. */
  change(id: string, to: Partial<Person>): Person {
    const person = Object.assign(this.get(id), to);
    this.#ledger.changed({ kind: 'person', person: person.id });
    const ts = this.#ledger.nextTs();
    this.#ledger.happened({
      event: { type: 'user_change', user: this.wire(person), cache_ts: Math.trunc(Number(ts)), event_ts: ts },
    });
    return person;
  }

  isOutsider(person: Person): boolean {
    return person.team_id !== this.#ledger.state.team.id;
  }

  addTeam(team: Team): Team {
    this.#ledger.state.teams[team.id] = team;
    return team;
  }

  get groups(): UserGroup[] {
    return Object.values(this.#ledger.state.groups);
  }

  addGroup(group: { id?: string; handle: string; name: string; users: string[] }): UserGroup {
    const made = { id: this.#ledger.nextId('S'), ...group };
    this.#ledger.state.groups[made.id] = made;
    return made;
  }

  /** The person as Slack's user object (docs.slack.dev, reference/objects/user-object). */
  wire(person: Person): Record<string, unknown> {
    const { id, team_id, name, real_name, tz, deleted, is_bot, is_restricted, is_ultra_restricted } = person;
    return {
      ...{ id, team_id, name, deleted, real_name, tz, is_bot, is_restricted, is_ultra_restricted },
      ...{ is_admin: false, is_owner: false, is_primary_owner: false, is_app_user: false },
      tz_label: tz,
      tz_offset: offsetSeconds(tz, this.#ledger.now()),
      updated: Math.trunc(this.#ledger.now() / 1_000),
      profile: { real_name, display_name: real_name, real_name_normalized: real_name, team: team_id },
      // Slack leaves these two out where they do not hold.
      ...(person.is_stranger ? { is_stranger: true } : {}),
      ...(person.is_invited_user ? { is_invited_user: true } : {}),
    };
  }
}

function offsetSeconds(tz: string, atMs: number): number {
  const at = new Date(Math.trunc(atMs / 1_000) * 1_000);
  const parts = formatIn(tz, { timeZoneName: 'longOffset' }).formatToParts(at);
  const shown = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(shown) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3_600 + Number(minutes) * 60);
}
