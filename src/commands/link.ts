import type { Version } from '../domain/claim.ts';
import { takeStory } from '../domain/grammar.ts';
import { parseLink } from '../domain/link-line.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Answer, Command } from '../feature.ts';
import { makeLink, removeLink } from './link-claims.ts';
import { claimNamed } from './which-claim.ts';
import { storyMeant, storyOf } from './which-story.ts';

/** `link`: one claim of a story answers, bears out or repeats another; or no longer does. */
export const link: Command = {
  name: 'link',
  usage: 'link <ref> denies <ref> [fact, quote, context or non-denial] [remove] [in:]',
  summary:
    'links two claims, or removes the link: denies, disputes, corroborates, responds_to or repeats; an editor’s counts, a reporter’s is a suggestion',
  group: 'File and review',

  async answer(rest, asker, newsroom): Promise<Outcome<Answer>> {
    const { story: named, rest: typed } = takeStory(rest);
    const line = parseLink(typed);
    if (!line) return refuse({ code: 'bad_grammar', usage: link.usage });
    const sight = await newsroom.access.sight(asker.user);
    const story = named === null ? done(storyOf(asker.channel, sight)) : storyMeant(named, asker.channel, sight);
    if (!story.ok) return story;
    const claim = await claimNamed(line.claim, story.value, sight, newsroom);
    if (!claim.ok) return claim;
    const other = await claimNamed(line.other, claim.value.story, sight, newsroom);
    if (!other.ok) return other;
    const [version, toward] = [inForce(claim.value.versions), inForce(other.value.versions)];
    if (!version || !toward) return refuse({ code: 'no_longer_here' });
    const pair = { version, kind: line.kind, other: toward };
    const linked = line.removes
      ? await removeLink(pair, asker.user, newsroom)
      : await makeLink(pair, line.touches, asker.user, newsroom);
    return linked.ok ? done({ do: 'reply', message: linked.value }) : linked;
  },
};

/** The version of a claim that is approved, or else the last one. */
export const inForce = (versions: readonly Version[]): Version | undefined =>
  versions.find(({ status }) => status === 'approved') ?? versions.at(-1);
