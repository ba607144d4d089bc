import { GROUND_RULES_LABELS } from '../block-kit/claim.ts';
import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { bold, joined, link, type Part, rich, section } from '../block-kit/rich.ts';
import type { GroundRules, Version } from '../domain/claim.ts';
import {
  corroborating,
  type IndependentSource,
  independentSources,
  type Report,
  reportsOf,
} from '../domain/independent-sources.ts';
import { done } from '../domain/outcome.ts';
import { parseReference } from '../domain/story.ts';
import type { Newsroom } from '../feature.ts';
import { claimEntry } from './claim-entry.ts';
import { inForce } from './link.ts';
import type { Listed, Listing } from './listing.ts';
import { claimNamed } from './which-claim.ts';

/** `sources`: what a claim rests on; copies and reports of one source count once. */
export const sources: Listing = {
  name: 'sources',
  usage: 'sources <ref> [in:]',
  filters: ['in'],
  summary: "the claim's sources, copies collapsed, with the independent count",
  group: 'Find',
  words: true,
  story: false,
  entriesMax: 10,
  door: 'answer',

  async find(question, newsroom, offset, limit) {
    const { words, story, sight, filter } = question;
    const claim = await claimNamed(words, story, sight, newsroom, filter.asOf);
    if (!claim.ok) return claim;
    const version = inForce(claim.value.versions);
    if (!version) return done({ heading: `No match for ${words}.`, total: 0, entries: [] });
    const found = independentSources(reportsOf(version));
    const levels = await levelsOf(version, filter.asOf, newsroom);
    const entries = [claimEntry(version), ...found.map((source, at) => sourceEntry(source, at + 1, levels))];
    const others = corroborating(found);
    return done({
      heading: `${version.reference}: ${found.length} independent ${found.length === 1 ? 'source' : 'sources'}`,
      detail: others === 0 ? 'Nobody else bears it out.' : '',
      total: entries.length,
      entries: entries.slice(offset, offset + limit),
    });
  },
};

/** On what terms each claim that is linked with it was given, by reference. */
async function levelsOf(
  version: Version,
  asOf: Parameters<Newsroom['store']['claims']['edition']>[2],
  { store }: Newsroom,
): Promise<ReadonlyMap<string, GroundRules>> {
  const numbers = [...new Set(version.links.flatMap(({ reference }) => parseReference(reference)?.number ?? []))];
  const linked = await Promise.all(numbers.map((number) => store.claims.edition(version.story, number, asOf)));
  const versions = [version, ...linked.flatMap((versions) => inForce(versions) ?? [])];
  return new Map(versions.map(({ reference, groundRules }) => [reference, groundRules]));
}

/** One source, whatever came from it, and on what terms we have it. */
function sourceEntry(
  source: IndependentSource<Report>,
  number: number,
  levels: ReadonlyMap<string, GroundRules>,
): Listed {
  const { outlet, firstHand, reports } = source;
  const [first, ...copies] = reports;
  const level = first && levels.get(first.copies ?? first.key);
  const hand = firstHand ? 'first-hand: their own words to us' : `second-hand: as ${steady(outlet ?? '')} reported`;
  const lines: Part[][] = [
    [
      bold(`${number}. ${steady(first?.speaker ?? '')}`),
      ` · ${hand}${level ? ` · ${GROUND_RULES_LABELS[level].toLowerCase()}` : ''}`,
    ],
    ...(first ? [describeReport(first)] : []),
    ...(copies.length > 0 ? [['The same source, counted once:'], ...copies.map(describeReport)] : []),
  ];
  const text = `${number}. ${steady(first?.speaker ?? '')}: ${hand}; ${reports.map(({ key }) => key).join(', ')}`;
  return { blocks: [rich(section(...joined(lines, '\n')))], text: escapeMrkdwn(text) };
}

/** Where a report stands: its claim, how it came to us, and where it was printed. */
function describeReport({ key, copies, speaker, origin }: Report): Part[] {
  const { outlet, venue, url, from } = origin;
  const isReprint = copies !== undefined && key.startsWith(`${copies} `);
  const came = { typed: 'typed by hand', slack_message: 'from a Slack message', article: 'from an article' }[from];
  return joined(
    [
      [isReprint ? 'reprint' : key],
      [isReprint ? null : steady(speaker)],
      [venue ? steady(venue) : null],
      [outlet ? steady(outlet) : null],
      [isReprint ? null : came],
      [url && /^https?:/u.test(url) ? link(url, 'link') : null],
    ],
    ' · ',
  );
}
