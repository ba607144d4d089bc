import { row } from '../block-kit/controls.ts';
import { escapeMrkdwn, shorten, steady } from '../block-kit/escape.ts';
import { linkButton, linkPhrase } from '../block-kit/links.ts';
import { italic, type Part, person, rich, section } from '../block-kit/rich.ts';
import { civilMinute, dateOf } from '../domain/civil.ts';
import { RESPONDING, type Version } from '../domain/claim.ts';
import type { Instant } from '../domain/ids.ts';
import { answering } from '../domain/likely-target.ts';
import { done } from '../domain/outcome.ts';
import { describeSaid, saidOn } from '../domain/said.ts';
import { parseReference } from '../domain/story.ts';
import type { Newsroom } from '../feature.ts';
import type { StandingLink } from '../store/shelves/link-shelf.ts';
import { claimEntry } from './claim-entry.ts';
import { claimsMeant, type Meant } from './claims-meant.ts';
import { inForce } from './link.ts';
import type { Listed, Listing } from './listing.ts';
import { placeOf, type Question } from './question.ts';
import { describeMatch } from './who-said.ts';

/** Claims with the words whose responses are shown: whoever means another gives its reference. */
const CLAIMS_MAX = 3;

const MORE = 'Other claims may have these words, too: give the reference of the one that you mean.';

/** `denials`: each response to a claim, what it touches, and who left it unanswered. */
export const denials: Listing = {
  name: 'denials',
  usage: 'denials <words or ref> [by: about: outlet: since: until: on: in:]',
  filters: ['by', 'about', 'outlet', 'since', 'until', 'on', 'in'],
  summary: 'each response to a claim: what it denies, declines or leaves unanswered',
  group: 'Find',
  words: true,
  story: false,
  entriesMax: 5,
  door: 'answer',

  async find(question, newsroom, offset, limit) {
    const meant = await claimsMeant(question, CLAIMS_MAX, newsroom);
    if (!meant.ok) return meant;
    const asked = `“${shorten(question.words, 200)}”`;
    if (meant.value.length === 0) {
      const heading = `No match for ${asked} in ${placeOf(question)}.`;
      return done({ heading, total: 0, entries: [] });
    }
    const each = await Promise.all(meant.value.map((one) => responsesTo(one, question, newsroom)));
    const entries = each.flatMap(({ listed }) => listed);
    const count = each.reduce((sum, { responses }) => sum + responses, 0);
    const [first] = meant.value;
    const what =
      meant.value.length === 1 && first ? first.version.reference : `${meant.value.length} claims with ${asked}`;
    return done({
      heading: `${what}: ${count} ${count === 1 ? 'response' : 'responses'} on file`,
      ...(meant.value.length === CLAIMS_MAX ? { detail: MORE } : {}),
      total: entries.length,
      entries: entries.slice(offset, offset + limit),
    });
  },
};

/** A claim, its responses, and who of those it is about is silent. */
async function responsesTo({ version, match }: Meant, question: Question, newsroom: Newsroom) {
  const story = question.sight.stories.find(({ id }) => id === version.story);
  const responses = await responsesOnFile(version, question.filter.asOf, newsroom);
  const isEditor = story !== undefined && (await newsroom.access.isEditor(question.sight.person.id, story));
  const setting = { zone: story?.zone ?? question.zone, isEditor, isPast: question.asOf !== null };
  const listed = [
    claimEntry(version, match?.spans, match ? describeMatch(match) : null),
    ...responses.map((response) => responseEntry(response, version, setting)),
    ...silence(version, responses),
  ];
  return { listed, responses: responses.length };
}

/** A response on file. Without a link, all that is known is that it is from somebody the claim is about. */
interface OnFile {
  readonly response: Version;
  readonly link: StandingLink | null;
}

async function responsesOnFile(version: Version, asOf: Instant | undefined, { store }: Newsroom): Promise<OnFile[]> {
  const links = (await store.links.of(version.claim, asOf)).filter(
    ({ direction, kind }) => direction === 'from' && RESPONDING.includes(kind),
  );
  const numbers = version.responses.flatMap(({ reference }) => parseReference(reference)?.number ?? []);
  const all = [...new Set([...links.map(({ number }) => number), ...numbers])];
  const claims = await Promise.all(all.map((number) => store.claims.edition(version.story, number, asOf)));
  return claims.flatMap((versions, at) => {
    const response = inForce(versions);
    if (response?.status !== 'approved') return [];
    return [{ response, link: links.find(({ number }) => number === all[at]) ?? null }];
  });
}

interface Setting {
  /** IANA name of the story's time zone. */
  readonly zone: string;
  /** Whether the asker may say that a link holds. */
  readonly isEditor: boolean;
  /** Whether this is as things stood once: then nothing can be done about it. */
  readonly isPast: boolean;
}

function responseEntry({ response, link }: OnFile, to: Version, setting: Setting): Listed {
  const entry = claimEntry(response);
  const note = link
    ? linkNote(link, to, setting.zone)
    : [`On file from ${steady(response.speaker.name)}; linked by nobody`];
  const controls = setting.isPast ? [] : controlsFor(response, link, to, setting.isEditor);
  return {
    ...entry,
    blocks: [rich(section(...note)), ...entry.blocks, ...(controls.length > 0 ? [row(...controls)] : [])],
    text: `${escapeMrkdwn(note.map((part) => (typeof part === 'string' ? part : '')).join(''))}: ${entry.text}`,
  };
}

/** "Denies HACK-2 (the fact) · linked by @maya, Sunday, Aug. 11, 2024". */
function linkNote({ kind, touches, confirmed, by, at }: StandingLink, to: Version, zone: string): Part[] {
  const phrase = linkPhrase(kind, to.reference, touches);
  const day = describeSaid(saidOn(dateOf(civilMinute(at, zone))));
  return [
    `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)} · ${confirmed ? 'linked by ' : 'only suggested, by '}`,
    person(by),
    `, ${day}`,
  ];
}

/** An editor confirms or removes what is suggested; anybody may say that a response on file answers this claim. */
function controlsFor(response: Version, link: StandingLink | null, to: Version, isEditor: boolean) {
  const kind = link?.kind ?? answering(response.stance);
  if (kind === null) return [];
  const pair = { version: response, kind, other: to };
  if (link === null) return [linkButton('Link', pair)];
  if (!isEditor) return [];
  return [...(link.confirmed ? [] : [linkButton('Confirm', pair)]), linkButton('Remove', pair)];
}

/** Those it is about from whom no response is on file. */
function silence({ about, speaker, stance }: Version, responses: readonly OnFile[]): Listed[] {
  const heard = new Set(responses.map(({ response }) => response.speaker.id));
  const silent = about.filter(({ id }) => id !== speaker.id && !heard.has(id)).map(({ name }) => steady(name));
  if (stance !== 'statement' || silent.length === 0) return [];
  const text = `No response on file from ${silent.join(', ')}.`;
  return [{ blocks: [rich(section(italic(text)))], text: escapeMrkdwn(text) }];
}
