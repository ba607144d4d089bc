import { channelState, isExposed } from '../domain/channel-state.ts';
import type { Version } from '../domain/claim.ts';
import type { ChannelId, StoryId, UserId } from '../domain/ids.ts';
import type { Person } from '../domain/person.ts';
import type { Story } from '../domain/story.ts';
import { maySee, needsMembers } from '../domain/visibility.ts';
import type { FactStore } from '../store/fact-store.ts';
import type { Scope } from '../store/shelves/scope.ts';
import type { Workspace } from '../workspace.ts';

/** What a person may see: a feature reaches a story for somebody through this, or through {@link Access.story}. */
export interface Sight {
  readonly person: Person;
  /** The stories that this person may see, running and archived, oldest first. */
  readonly stories: readonly Story[];
  /** The same, in the form that the store's questions take. */
  readonly scope: Scope;
  /** The others: a name that they have taken is free to this person. Never to be shown. */
  readonly hidden: readonly StoryId[];
}

/** Who decides on claims, from the settings. */
export interface EditorSettings {
  /** `EDITORS`: user ids and user group ids. Empty: the full members of the channel where a story's cards go. */
  readonly editors: readonly string[];
  /** `REVIEW_CHANNEL`: where cards of open stories go. */
  readonly reviewChannel: ChannelId | null;
}

/** A channel where cards go: a running story's, or, with `story` null, the review channel. */
export interface CardChannel {
  readonly channel: ChannelId;
  readonly story: Story | null;
}

/** Most editors who are told of a channel: where nobody is named in `EDITORS`, everybody in it is one. */
const KEPT_MAX = 50;

const isGroup = (id: string): boolean => id.startsWith('S');

/** Decides who may see and who may approve, from the store's stories and Slack's memberships. */
export class Access {
  readonly #store: FactStore;
  readonly #workspace: Workspace;
  readonly #settings: EditorSettings;

  constructor(store: FactStore, workspace: Workspace, settings: EditorSettings) {
    this.#store = store;
    this.#workspace = workspace;
    this.#settings = settings;
  }

  /** What a person may see now; memberships are at most 60 seconds old. */
  async sight(user: UserId): Promise<Sight> {
    const [person, all] = await Promise.all([this.#workspace.person(user), this.#store.stories.all()]);
    const seen = await Promise.all(all.map((story) => this.#sees(person, story)));
    const stories = all.filter((_, index) => seen[index]);
    const hidden = all.filter((_, index) => !seen[index]).map((story) => story.id);
    const upTo = all.at(-1)?.id ?? (0 as StoryId);
    const scope: Scope =
      hidden.length < stories.length ? { except: hidden, upTo } : { only: stories.map((story) => story.id) };
    return { person, stories, scope, hidden };
  }

  /**
   * The story of that number, if this person may see it: for what a control stands for. Slack is asked the same whether
   * there is such a story or not.
   */
  async story(user: UserId, id: StoryId): Promise<Story | null> {
    return (await this.sight(user)).stories.find((story) => story.id === id) ?? null;
  }

  /** Whether a person may see one story; asks Slack about that story's channel only. */
  async sees(user: UserId, story: Story): Promise<boolean> {
    return this.#sees(await this.#workspace.person(user), story);
  }

  async #sees(person: Person, story: Story): Promise<boolean> {
    return maySee(person, story, needsMembers(person, story) ? await this.#membersOf(story) : NOBODY);
  }

  /** Who is in a story's channel; of one that was deleted, the editors who were in it then: one of them has to move it. */
  async #membersOf({ id, channel }: Story): Promise<ReadonlySet<UserId>> {
    if (channel === null) return NOBODY;
    const members = await this.#workspace.members(channel);
    return members.size > 0 ? members : this.#store.channels.keepers(id, channel);
  }

  /** The channel where a story's cards go, or why none may go there now, as a code of Slack's or of ours. */
  async cardPlace(story: Story): Promise<ChannelId | { readonly refused: string }> {
    const channel = this.cardChannel(story);
    if (channel === null) return { refused: 'channel_not_found' };
    const refused = await this.#keptFrom(channel, story);
    return refused === null ? channel : { refused };
  }

  /** Where a story's cards go: its own channel, or the review channel if the story is open; `null` without either. */
  cardChannel(story: Story): ChannelId | null {
    return story.openness === 'open' ? (this.#settings.reviewChannel ?? story.channel) : story.channel;
  }

  /** Whether a card belongs in a channel: one of a closed story in the story's own only. */
  belongsIn(channel: ChannelId, story: Story): boolean {
    return story.openness === 'open' || channel === story.channel;
  }

  /** Whether a card may stand in a channel as that is now: Slack is asked, since some changes come without an event. */
  async mayStandIn(channel: ChannelId, story: Story): Promise<boolean> {
    return this.belongsIn(channel, story) && (await this.#keptFrom(channel, story)) === null;
  }

  /** What keeps a story's cards from a channel; `null` for nothing, or where only Slack can tell. */
  async #keptFrom(channel: ChannelId, story: Story): Promise<string | null> {
    const seen = await this.#workspace.channel(channel);
    const accepted = channel === story.channel ? await this.#store.channels.accepted(story.id, channel) : null;
    const state = channelState(story, seen, accepted);
    return isExposed(state) ? `channel_${state}` : null;
  }

  /** The channels where cards go. */
  async cardChannels(): Promise<readonly CardChannel[]> {
    const { reviewChannel } = this.#settings;
    const stories = await this.#store.stories.all();
    return [
      ...(reviewChannel ? [{ channel: reviewChannel, story: null }] : []),
      ...stories.flatMap((story) =>
        story.channel && story.archivedAt === null ? [{ channel: story.channel, story }] : [],
      ),
    ];
  }

  /**
   * Those in a channel who are to be told what becomes of it: its editors and, of a story's, its maker, as they are named;
   * who each of them is, is asked when they are told. `null` where nobody can know who is in it.
   */
  async keepersOf({ channel, story }: CardChannel): Promise<readonly UserId[] | null> {
    const members = await this.#workspace.members(channel);
    if (members.size === 0) return null;
    const named = await this.#named(story);
    const inIt = [...(story ? [story.madeBy] : []), ...named].filter((user) => members.has(user));
    const keepers = [...new Set(inIt)].filter((user) => user !== this.#workspace.self).slice(0, KEPT_MAX);
    return keepers.length > 0 || story?.openness !== 'open' ? keepers : [story.madeBy];
  }

  /**
   * Whether somebody who was an editor in a story's channel may still be told of it: they are a full member, and did not
   * leave. Where nobody can know who is in the channel, that they were in it when that was last known will do.
   */
  async mayHearOf(user: UserId, { channel, story }: CardChannel): Promise<boolean> {
    if ((await this.#workspace.person(user)).standing !== 'member') return false;
    if (story?.openness === 'open') return true;
    const members = await this.#workspace.members(channel);
    return members.size === 0 || members.has(user);
  }

  /**
   * Whether a version may be shown to everybody in a channel: everybody who can read it may see its story, and what is not
   * on the record goes no further than the story's own channel.
   */
  async mayShowIn(channel: ChannelId, { groundRules }: Pick<Version, 'groundRules'>, story: Story): Promise<boolean> {
    const at = await this.#workspace.channel(channel);
    if (!at?.joined || at.external) return false;
    if (channel === story.channel) return (await this.#keptFrom(channel, story)) === null;
    if (groundRules !== 'on_the_record') return false;
    // What stands in a public channel is read by people who are not in it, too.
    if (story.openness === 'closed' && at.kind !== 'private') return false;
    const members = await this.#workspace.members(channel);
    return members.size > 0 && this.#allSee(members, story);
  }

  /** Whether each of them may see a story. Somebody outside a closed story's channel settles it without asking who it is. */
  async #allSee(users: ReadonlySet<UserId>, story: Story): Promise<boolean> {
    const others = [...users].filter((user) => user !== this.#workspace.self);
    const inside = story.openness === 'closed' ? await this.#membersOf(story) : null;
    if (inside && !others.every((user) => inside.has(user))) return false;
    const people = await this.#workspace.people(others);
    const sees = await Promise.all(people.map((person) => this.#sees(person, story)));
    return sees.every(Boolean);
  }

  /**
   * Those of `users` who are editors of the story now: full members who are named in `EDITORS`, or, where nobody is,
   * who are in the channel where its cards go. An editor of a closed story must be able to see it, too.
   */
  async editorsAmong(users: Iterable<UserId>, story: Story): Promise<ReadonlySet<UserId>> {
    const asked = [...new Set(users)];
    if (asked.length === 0) return NOBODY;
    const named = await this.#named(story);
    const people = await this.#workspace.people(asked.filter((user) => named.has(user)));
    const judged = await Promise.all(
      people.map(async (person) => person.standing === 'member' && (await this.#sees(person, story))),
    );
    return new Set(people.filter((_, index) => judged[index]).map(({ id }) => id));
  }

  /** Those whose approval would count on a claim that somebody proposes: with four eyes, the other editors. */
  async approversFor(proposer: UserId, story: Story): Promise<ReadonlySet<UserId>> {
    const named = [...(await this.#named(story))];
    return this.editorsAmong(story.fourEyes ? named.filter((user) => user !== proposer) : named, story);
  }

  async isEditor(user: UserId, story: Story): Promise<boolean> {
    return (await this.editorsAmong([user], story)).has(user);
  }

  /** Who decides on a story's claims, or, without one, in the review channel: by name, whoever they are. */
  async #named(story: Story | null): Promise<ReadonlySet<UserId>> {
    const { editors, reviewChannel } = this.#settings;
    if (editors.length === 0) {
      const channel = story ? this.cardChannel(story) : reviewChannel;
      if (channel === null) return NOBODY;
      return story && channel === story.channel ? this.#membersOf(story) : this.#workspace.members(channel);
    }
    const groups = await Promise.all(editors.filter(isGroup).map((id) => this.#workspace.group(id)));
    const people = editors.filter((id) => !isGroup(id)) as UserId[];
    return new Set([...people, ...groups.flatMap((group) => [...group])]);
  }
}

const NOBODY: ReadonlySet<UserId> = new Set();
