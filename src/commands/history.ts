import { RETRACTORS } from '../block-kit/claim.ts';
import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { linkPhrase } from '../block-kit/links.ts';
import { type Part, people, person, rich, section } from '../block-kit/rich.ts';
import { civilMinute } from '../domain/civil.ts';
import { done } from '../domain/outcome.ts';
import { describeSaid, saidOn } from '../domain/said.ts';
import type { Button } from '../feature.ts';
import type { LogEntry } from '../store/shelves/log-entry.ts';
import { claimEntry, HISTORY_ACTION } from './claim-entry.ts';
import { type Listed, type Listing, listingCommand } from './listing.ts';
import { claimNamed, versionPressed } from './which-claim.ts';

/** `history`: a claim as it stands, then its life: versions, votes, decisions, with who, when and why. */
export const history: Listing = {
  name: 'history',
  usage: 'history <ref> [in:]',
  filters: ['in'],
  summary: "the claim's life: versions, votes, corrections, with who, when and why",
  group: 'Find',
  words: true,
  story: false,
  entriesMax: 20,
  door: 'history',

  async find(question, newsroom, offset, limit) {
    const claim = await claimNamed(question.words, question.story, question.sight, newsroom, question.filter.asOf);
    if (!claim.ok) return claim;
    const { story, number, versions } = claim.value;
    const until = question.asOf ?? Number.POSITIVE_INFINITY;
    const log = (await newsroom.store.record.history(story.id, number)).filter(({ at }) => at <= until);
    const entries = [
      ...versions.map((version) => claimEntry(version)),
      ...log.map((entry) => logLine(entry, story.zone)),
    ];
    return done({
      heading: `History of ${story.key}-${number}`,
      total: entries.length,
      entries: entries.slice(offset, offset + limit),
    });
  },
};

/** *History* under an answer. */
export const historyButton: Button = {
  action: HISTORY_ACTION,
  async press(press, newsroom) {
    const sight = await newsroom.access.sight(press.user);
    const version = await versionPressed(press.value, sight, newsroom);
    if (!version.ok) return version;
    // Asked as if in its story's channel, since the reference alone may mean another story's claim, too.
    const channel = sight.stories.find(({ id }) => id === version.value.story)?.channel ?? press.channel;
    return listingCommand(history).answer(version.value.reference, { ...press, channel }, newsroom);
  },
};

function logLine(entry: LogEntry, zone: string): Listed {
  const at = describeSaid(saidOn(civilMinute(entry.at, zone)));
  const edition = entry.edition !== null && entry.edition > 1 ? ` (version ${entry.edition})` : '';
  const reason = entry.reason ? `: ${steady(entry.reason)}` : '';
  const what = `${describeEvent(entry)}${edition}`;
  // An approval is all deciders' doing; whose vote came last is no news.
  const sentence: Part[] =
    entry.deciders.length > 0 ? [`${what} by `, ...people(entry.deciders)] : [person(entry.by), ` ${what}`];
  return {
    blocks: [rich(section(`${at} · `, ...sentence, reason))],
    text: escapeMrkdwn(`${at}: ${what}${reason}`),
  };
}

const describeLink = (link: LogEntry['link']): string =>
  link ? linkPhrase(link.kind, link.reference, link.touches) : 'has with another claim';

/** What happened, as the end of a sentence that begins with who did it. */
function describeEvent({ what, choice, means, retractor, amendment, link }: LogEntry): string {
  const how = means === 'emoji' ? 'by emoji' : 'by button';
  const vote = choice === 'hold' ? 'hold' : 'approval';
  switch (what) {
    case 'claim.proposed':
      return 'proposed it';
    case 'vote.cast':
      return `left ${choice === 'hold' ? 'a hold' : 'an approval'} ${how}`;
    case 'vote.withdrawn':
      return `took the ${vote} back ${how}`;
    case 'version.approved':
      return 'approved';
    case 'version.declined':
      return 'declined it';
    case 'version.replaced':
      return 'replaced it with a correction';
    case 'correction.proposed':
      return amendment === 'clarification' ? 'proposed a clarification' : 'proposed a correction';
    case 'version.superseded':
      return 'replaced it before it was decided';
    case 'version.retracted':
      return `retracted it${retractor ? ` (${RETRACTORS[retractor]})` : ''}`;
    case 'claim.sealed':
      return 'sealed its words';
    case 'member.forgotten':
      return 'was forgotten';
    case 'problem.reported':
      return 'reported a problem';
    case 'claim.reprinted':
      return 'found it in another article';
    case 'link.made':
      return `${link?.confirmed ? 'linked it' : 'suggested a link'}: it ${describeLink(link)}`;
    case 'link.confirmed':
      return `confirmed that it ${describeLink(link)}`;
    case 'link.removed':
      return `removed the link that it ${describeLink(link)}`;
    case 'actor.changed':
    case 'actor.merged':
    case 'actor.unmerged':
      return 'changed an actor';
    case 'request.made':
      return 'asked for comment on it';
    case 'request.ended':
      return 'closed a request for comment on it';
    case 'article.imported':
    case 'story.made':
    case 'story.bound':
    case 'story.settings':
    case 'story.archived':
      return 'changed the story';
  }
}
