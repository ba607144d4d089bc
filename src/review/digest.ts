import type { KnownBlock } from '@slack/types';
import { GROUND_RULES_LABELS, KIND_LABELS, STANCE_LABELS } from '../block-kit/claim.ts';
import { button, row } from '../block-kit/controls.ts';
import { escapeMrkdwn, shorten, steady } from '../block-kit/escape.ts';
import { linkPhrase } from '../block-kit/links.ts';
import { type Entry, fitting, readAloud } from '../block-kit/pages.ts';
import { bold, italic, joined, link, type Part, people, person, quote, rich, section } from '../block-kit/rich.ts';
import { toldApart } from '../domain/actor.ts';
import type { Version } from '../domain/claim.ts';
import { embargoLine } from '../domain/embargo.ts';
import type { UserId } from '../domain/ids.ts';
import { HIGH_CONFIDENCE } from '../domain/imported.ts';
import { describeSaid } from '../domain/said.ts';
import { sentenceAround } from '../domain/sentence-around.ts';
import type { Story } from '../domain/story.ts';
import type { Digest } from '../store/shelves/import-shelf.ts';
import type { Message } from '../workspace.ts';

export const DIGEST_APPROVE_ACTION = 'import.digest.approve';
export const DIGEST_FIX_ACTION = 'import.digest.fix';
export const DIGEST_DROP_ACTION = 'import.digest.drop';
export const DIGEST_APPROVE_ALL_ACTION = 'import.digest.approve_all';
export const DIGEST_NEXT_ACTION = 'import.digest.next';
export const DIGEST_PREVIOUS_ACTION = 'import.digest.previous';

/** A proposal as the digest shows it. */
export interface Proposal {
  readonly version: Version;
  readonly confidence: number;
  /** Whose approvals, and whose holds, stand on it. */
  readonly approvers: readonly UserId[];
  readonly holders: readonly UserId[];
}

/** What people take in at a time. */
const ENTRIES_MAX = 12;
/** Characters of context on either side. */
const CONTEXT_MAX = 200;
/** Proposals named one by one, once they are decided. */
const NAMED_MAX = 40;

/**
 * The digest of an import: what waits, grouped by speaker, best first, with its words, its sentence and its controls;
 * below, what was decided.
 */
export function digestMessage(digest: Digest, story: Story, proposals: readonly Proposal[]): Message {
  const waiting = inOrder(proposals.filter(({ version }) => version.status === 'proposed'));
  const entries = waiting.map((proposal, at) => entryOf(proposal, waiting[at - 1], digest.text));
  const starts = pageStarts(entries);
  const page = Math.min(Math.max(0, digest.page), starts.length - 1);
  const [start, end] = [starts[page] ?? 0, starts[page + 1] ?? entries.length];
  const heading = headingOf(digest, story, waiting.length, proposals.length);
  const range = starts.length > 1 ? ` · ${start + 1}–${end} of ${entries.length}` : '';
  const shown = entries.slice(start, end);
  const value = String(digest.id);
  const sure = highConfidence(waiting).length;
  const controls = [
    ...(page > 0 ? [button('Previous', DIGEST_PREVIOUS_ACTION, String(page - 1))] : []),
    ...(page + 1 < starts.length ? [button('Next', DIGEST_NEXT_ACTION, String(page + 1))] : []),
    ...(sure > 0 ? [button(`Approve All of High Confidence (${sure})`, DIGEST_APPROVE_ALL_ACTION, value)] : []),
  ];
  const settled = proposals.filter(({ version }) => version.status !== 'proposed');
  const blocks: KnownBlock[] = [
    rich(section(bold(`${heading}${range}`), ' · imported by ', person(digest.by), ...sourceOf(digest))),
    ...(settled.length > 0 ? [rich(section(...settledLine(settled)))] : []),
    ...shown.flatMap((entry) => entry.blocks),
    ...(controls.length > 0 ? [row(...controls)] : []),
    ...(waiting.length > 0 ? [rich(section(italic(HOW_TO)))] : []),
  ];
  return { text: readAloud(escapeMrkdwn(`${heading}${range}`), shown), blocks };
}

const HOW_TO =
  'Each has a card of its own in the thread, for emoji. Approving signs off that this was said, not that it is true.';

/** What an editor may approve in one go. */
export const highConfidence = (proposals: readonly Proposal[]): readonly Proposal[] =>
  proposals.filter(
    ({ version, confidence, holders }) =>
      version.status === 'proposed' && confidence >= HIGH_CONFIDENCE && holders.length === 0,
  );

function headingOf({ headline, outlet }: Digest, { key }: Story, waiting: number, all: number): string {
  const name = headline ? `“${steady(shorten(headline, 120))}”` : 'an article';
  const from = outlet ? `, ${steady(outlet)}` : '';
  const state =
    waiting === 0 ? 'all decided' : waiting === all ? `${all} proposals` : `${waiting} of ${all} proposals wait`;
  return `${key}: claims in ${name}${from}: ${state}`;
}

const sourceOf = ({ url, reprints }: Digest): Part[] => [
  ...(url ? [' · ', link(url, 'the article')] : []),
  reprints > 0 ? ` · prints ${reprints} that ${reprints === 1 ? 'was' : 'were'} on file, too` : null,
];

/** The surest speaker first, and of each the surest claim. */
function inOrder(proposals: readonly Proposal[]): Proposal[] {
  const best = new Map<number, number>();
  for (const { version, confidence } of proposals) {
    best.set(version.speaker.id, Math.max(best.get(version.speaker.id) ?? 0, confidence));
  }
  const of = ({ version }: Proposal): number => best.get(version.speaker.id) ?? 0;
  return [...proposals].sort(
    (a, b) => of(b) - of(a) || a.version.speaker.id - b.version.speaker.id || b.confidence - a.confidence,
  );
}

/** Where pages start: each holds what Slack takes in one message, and no more than people do. */
function pageStarts(entries: readonly Entry[]): number[] {
  const starts = [0];
  for (let at = 0; at < entries.length; ) {
    at += fitting(entries.slice(at), ENTRIES_MAX);
    if (at < entries.length) starts.push(at);
  }
  return starts;
}

function entryOf(
  { version, confidence, approvers, holders }: Proposal,
  before: Proposal | undefined,
  text: string,
): Entry {
  const name = steady(toldApart(version.speaker));
  const title = version.titleThen ? `, ${steady(version.titleThen)}` : '';
  const isNew = before?.version.speaker.id !== version.speaker.id;
  const votes = joined(
    [
      approvers.length > 0 ? ['approved by ', ...people(approvers)] : [],
      holders.length > 0 ? [bold('on hold'), ' by ', ...people(holders)] : [],
    ],
    ' · ',
  );
  const value = String(version.id);
  const sureness = `${Math.round(confidence * 100)}% sure`;
  return {
    blocks: [
      rich(
        ...(isNew ? [section(bold(name), title)] : []),
        quote(version.words),
        ...contextOf(version, text),
        section(...joined([[bold(version.reference)], [sureness], ...detailsOf(version, isNew), votes], ' · ')),
      ),
      row(
        button('Approve', DIGEST_APPROVE_ACTION, value, 'primary'),
        button('Fix', DIGEST_FIX_ACTION, value),
        button('Drop', DIGEST_DROP_ACTION, value),
      ),
    ],
    text: escapeMrkdwn(`${version.reference}, ${sureness}. ${name}${title}: ${version.words}`),
  };
}

/** Kind, stance, circumstances, subject and links: what the card says, in one line. */
export function detailsOf(version: Version, hasTitle: boolean): Part[][] {
  const about = version.about.map((actor) => steady(actor.name)).join(', ');
  return [
    [hasTitle || version.title === null ? null : steady(version.title)],
    [KIND_LABELS[version.kind]],
    [version.stance === 'statement' ? null : bold(STANCE_LABELS[version.stance])],
    [version.venue ? steady(version.venue) : null],
    [version.said ? describeSaid(version.said) : null],
    [about === '' ? null : `about ${about}`],
    ...termsOf(version).map((term): Part[] => [bold(steady(term))]),
    ...version.links
      .filter(({ direction }) => direction === 'to')
      .map(({ kind, reference, touches }) => [italic(linkPhrase(kind, reference, touches))]),
  ];
}

/** On what terms it may be used, where they are not those of a published article. */
const termsOf = ({ groundRules, terms, embargo }: Version): string[] => [
  ...(groundRules === 'on_the_record' ? [] : [`${GROUND_RULES_LABELS[groundRules]}${terms ? `: ${terms}` : ''}`]),
  ...(embargo ? [embargoLine(embargo)] : []),
];

/** The sentence that the words stand in, without them: they are above, whole. */
function contextOf({ source }: Version, text: string) {
  if (!source || source.spans.length === 0) return [];
  const { before, after } = sentenceAround(text, source.spans, CONTEXT_MAX);
  if (`${before}${after}`.trim() === '') return [];
  return [section(italic(`${before.trimStart()}[…]${after}`))];
}

function settledLine(settled: readonly Proposal[]): Part[] {
  const groups = new Map<string, string[]>();
  for (const { version } of settled.slice(0, NAMED_MAX)) {
    const verb =
      version.status === 'declined' ? 'Dropped' : `${version.status.charAt(0).toUpperCase()}${version.status.slice(1)}`;
    groups.set(verb, [...(groups.get(verb) ?? []), version.reference]);
  }
  const lines = [...groups].map(([verb, references]): Part[] => [bold(verb), `: ${references.join(', ')}`]);
  const rest = settled.length - NAMED_MAX;
  return joined([...lines, [rest > 0 ? `and ${rest} more` : null]], ' · ');
}
