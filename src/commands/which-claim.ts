import type { Sight } from '../access/access.ts';
import type { Version } from '../domain/claim.ts';
import type { Instant, VersionId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { parseReference, type Story } from '../domain/story.ts';
import type { Asker, Newsroom } from '../feature.ts';
import { storyMeant, storyOf } from './which-story.ts';

/** A claim that a person may see: its story, its number, and all its versions, the first one first. */
export interface SeenClaim {
  readonly story: Story;
  readonly number: number;
  readonly versions: readonly Version[];
}

/**
 * The claim of a reference, in any case (`hack-12`); within a story's channel its number alone will do, and its key means
 * that story, whatever else bears it.
 */
export async function claimNamed(
  asked: string,
  here: Story | null,
  sight: Sight,
  newsroom: Newsroom,
  asOf?: Instant,
): Promise<Outcome<SeenClaim>> {
  const bare = /^#?([1-9]\d{0,8})$/.exec(asked.trim());
  const reference = bare && here ? { key: here.key, number: Number(bare[1]) } : parseReference(asked);
  if (!reference) return refuse({ code: 'bad_reference', asked });
  const stories = here?.key === reference.key ? [here] : sight.stories.filter((story) => story.key === reference.key);
  const found = await Promise.all(
    stories.map(async (story) => ({
      story,
      number: reference.number,
      versions: await newsroom.store.claims.edition(story.id, reference.number, asOf),
    })),
  );
  const claims = found.filter(({ versions }) => versions.length > 0);
  if (claims.length > 1) {
    const titles = claims.map(({ story }) => `${story.title} (${story.key})`);
    return refuse({ code: 'which_story', asked: reference.key, titles });
  }
  const [claim] = claims;
  return claim ? done(claim) : refuse({ code: 'no_such_claim', reference: `${reference.key}-${reference.number}` });
}

/** The claim of a reference that stands alone on a line, in the story named with `in:` or the channel's. */
export async function claimMeant(
  asked: string,
  named: string | null,
  asker: Asker,
  newsroom: Newsroom,
): Promise<Outcome<SeenClaim>> {
  const sight = await newsroom.access.sight(asker.user);
  const story = named === null ? done(storyOf(asker.channel, sight)) : storyMeant(named, asker.channel, sight);
  return story.ok ? claimNamed(asked, story.value, sight, newsroom) : story;
}

/** A version that a button stands for, if its presser may see it now. */
export async function versionPressed(value: string, sight: Sight, newsroom: Newsroom): Promise<Outcome<Version>> {
  const version = /^\d+$/.test(value) ? await newsroom.store.claims.version(Number(value) as VersionId) : null;
  const seen = version && sight.stories.some((story) => story.id === version.story);
  return seen ? done(version) : refuse({ code: 'no_longer_here' });
}
