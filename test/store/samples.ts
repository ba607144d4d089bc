import assert from 'node:assert/strict';
import type { ActorChoice, Draft, SourceText, Version } from '../../src/domain/claim.ts';
import type { ChannelId, MessageTs, StoryId, UserId } from '../../src/domain/ids.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { parseSaid } from '../../src/domain/said.ts';
import type { Choice } from '../../src/domain/standing.ts';
import type { NewStory, Story } from '../../src/domain/story.ts';
import type { FactStore } from '../../src/store/fact-store.ts';

export const ana = 'U0ANA' as UserId;
export const ben = 'U0BEN' as UserId;
export const eve = 'U0EVE' as UserId;
export const rita = 'U0RITA' as UserId;
export const newsroom = 'C0NEWS' as ChannelId;
/** 11 August 2024, noon in New York. */
export const noon = 1_723_392_000;

/** The value of an outcome that must not be a refusal. */
export function granted<Value>(outcome: Outcome<Value>): Value {
  assert.ok(outcome.ok, outcome.ok ? '' : `refused: ${outcome.refusal.code}`);
  return outcome.value;
}

/** The code of an outcome that must be a refusal. */
export function refused(outcome: Outcome<unknown>): string {
  assert.ok(!outcome.ok, 'was not refused');
  return outcome.refusal.code;
}

export const aStory = (over: Partial<NewStory> = {}): Omit<NewStory, 'key'> => ({
  slug: 'trump-campaign-hack',
  title: 'Hack of the Trump campaign',
  zone: 'America/New_York',
  channel: newsroom,
  openness: 'open',
  approvalsNeeded: 1,
  fourEyes: true,
  madeBy: rita,
  ...over,
});

/** Makes a story that no other test's stand in the way of. */
export async function madeStory(store: FactStore, over: Partial<NewStory> = {}, keys = ['HACK']): Promise<Story> {
  return granted(await store.stories.make(aStory(over), keys, [], noon));
}

/** A draft; names stand for actors. */
export const aDraft = (over: Partial<Omit<Draft, 'said'>> & { said?: string | null } = {}): Draft => {
  const { said = '2024-08-10', ...rest } = over;
  return {
    words: 'These documents were illegally obtained from foreign sources hostile to the United States.',
    kind: 'quote',
    stance: 'statement',
    speaker: { name: 'Steven Cheung' },
    title: 'Trump campaign spokesman',
    about: [{ name: 'Iran' }],
    said: said === null ? null : parseSaid(said),
    venue: 'in a statement',
    outlet: null,
    link: null,
    groundRules: 'on_the_record',
    terms: null,
    identityKnownTo: null,
    embargo: null,
    ...rest,
  };
};

export const named = (...names: string[]): ActorChoice[] => names.map((name) => ({ name }));

export const aMessage = (text: string, over: Partial<SourceText> = {}): SourceText => ({
  kind: 'slack_message',
  text,
  author: 'Rita Roe',
  saidAt: noon,
  permalink: 'https://newsroom.slack.com/archives/C0NEWS/p1',
  channel: newsroom,
  ts: '1723392000.000100' as MessageTs,
  ...over,
});

export async function proposed(
  store: FactStore,
  story: StoryId,
  over: Parameters<typeof aDraft>[0] = {},
): Promise<Version> {
  return granted(await store.claims.propose(story, aDraft(over), null, rita, noon));
}

/** Files a claim and approves it by an emoji of Ana's. */
export async function approved(
  store: FactStore,
  story: StoryId,
  over: Parameters<typeof aDraft>[0] = {},
): Promise<Version> {
  const { id } = await proposed(store, story, over);
  await store.reviews.recount(id, { votes: [emoji(ana)], readAt: 1 }, new Set([ana]), noon + 60);
  const version = await store.claims.version(id);
  assert.equal(version?.status, 'approved');
  return version;
}

export const emoji = (voter: UserId, choice: Choice = 'approve') => ({ voter, choice });
/** For scopes: no story is newer. */
export const NEWEST = Number.MAX_SAFE_INTEGER as StoryId;
export const everywhere = { except: [], upTo: NEWEST };
export const references = (versions: readonly Version[]): string[] => versions.map(({ reference }) => reference);
