import { channelState } from '../domain/channel-state.ts';
import type { Version } from '../domain/claim.ts';
import type { ChannelId, StoryId, UserId } from '../domain/ids.ts';
import type { Person } from '../domain/person.ts';
import type { Story } from '../domain/story.ts';
import { maySee, needsMembers } from '../domain/visibility.ts';
import type { FactStore, Scope } from '../store/fact-store.ts';
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
    const scope: Scope =
      hidden.length < stories.length ? { except: hidden } : { only: stories.map((story) => story.id) };
    return { person, stories, scope, hidden };
  }

  /** The story of that number, if this person may see it: for what a control stands for. */
  async story(user: UserId, id: StoryId): Promise<Story | null> {
    const story = await this.#store.stories.get(id);
    return story && (await this.sees(user, story)) ? story : null;
  }

  /** Whether a person may see one story; asks Slack about that story's channel only. */
  async sees(user: UserId, story: Story): Promise<boolean> {
    return this.#sees(await this.#workspace.person(user), story);
  }

  async #sees(person: Person, story: Story): Promise<boolean> {
    const members =
      needsMembers(person, story) && story.channel ? await this.#workspace.members(story.channel) : NOBODY;
    return maySee(person, story, members);
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

  /** Whether a card may stand in a channel as that is now: one of a closed story in the story's own only. */
  async mayStandIn(channel: ChannelId, story: Story): Promise<boolean> {
    if (story.openness === 'closed' && channel !== story.channel) return false;
    return (await this.#keptFrom(channel, story)) === null;
  }

  /** What keeps a story's cards from a channel; `null` for nothing, or where only Slack can tell. */
  async #keptFrom(channel: ChannelId, story: Story): Promise<string | null> {
    const seen = await this.#workspace.channel(channel);
    if (!seen?.joined) return null;
    const accepted = channel === story.channel ? await this.#store.channels.accepted(story.id, channel) : null;
    const state = channelState(story, seen, accepted);
    return state === 'shared' || state === 'made_public' ? `channel_${state}` : null;
  }

  /**
   * Whether a version may be shown to everybody in a channel: everybody there may see its story, and what is not on the
   * record goes no further than the story's own channel.
   */
  async mayShowIn(channel: ChannelId, { groundRules }: Pick<Version, 'groundRules'>, story: Story): Promise<boolean> {
    const at = await this.#workspace.channel(channel);
    if (!at?.joined || at.external) return false;
    if (channel === story.channel) return true;
    if (groundRules !== 'on_the_record') return false;
    const members = [...(await this.#workspace.members(channel))];
    const sees = await Promise.all(members.map((user) => user === this.#workspace.self || this.sees(user, story)));
    return members.length > 0 && sees.every(Boolean);
  }

  /**
   * Those of `users` who are editors of the story now: full members who are named in `EDITORS`, or, where nobody is,
   * who are in the channel where its cards go. An editor of a closed story must be able to see it, too.
   */
  async editorsAmong(users: Iterable<UserId>, story: Story): Promise<ReadonlySet<UserId>> {
    const asked = [...new Set(users)];
    if (asked.length === 0) return NOBODY;
    const named = await this.#named(story);
    const judged = await Promise.all(
      asked.map(async (user) => {
        if (!named.has(user)) return false;
        const person = await this.#workspace.person(user);
        return person.standing === 'member' && (await this.#sees(person, story));
      }),
    );
    return new Set(asked.filter((_, index) => judged[index]));
  }

  async isEditor(user: UserId, story: Story): Promise<boolean> {
    return (await this.editorsAmong([user], story)).has(user);
  }

  async #named(story: Story): Promise<ReadonlySet<UserId>> {
    const { editors } = this.#settings;
    if (editors.length === 0) {
      const channel = this.cardChannel(story);
      return channel ? this.#workspace.members(channel) : NOBODY;
    }
    const groups = await Promise.all(editors.filter(isGroup).map((id) => this.#workspace.group(id)));
    const people = editors.filter((id) => !isGroup(id)) as UserId[];
    return new Set([...people, ...groups.flatMap((group) => [...group])]);
  }
}

const NOBODY: ReadonlySet<UserId> = new Set();
