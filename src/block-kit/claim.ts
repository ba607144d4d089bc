import type { KnownBlock, RichTextElement, RichTextQuote, RichTextSection } from '@slack/types';
import { toldApart } from '../domain/actor.ts';
import type { GroundRules, Response, Retractor, Stance, Version, WordsKind } from '../domain/claim.ts';
import { embargoLine } from '../domain/embargo.ts';
import { describeSaid } from '../domain/said.ts';
import { steady } from './escape.ts';
import { linkLines } from './links.ts';
import { bold, italic, joined, link, type Part, people, person, quote, rich, section } from './rich.ts';

/** What the form and every answer call the kinds of words. */
export const KIND_LABELS: Readonly<Record<WordsKind, string>> = {
  quote: 'Exact words',
  partial_quote: 'Partly exact words',
  paraphrase: 'Our words',
};

/** What they call the stances. */
export const STANCE_LABELS: Readonly<Record<Stance, string>> = {
  statement: 'Said it',
  denial: 'Denied something',
  declined_comment: 'Declined to comment',
  no_response: 'Did not respond',
};

/** What they call AP's levels of attribution. */
export const GROUND_RULES_LABELS: Readonly<Record<GroundRules, string>> = {
  on_the_record: 'On the record',
  on_background: 'On background',
  on_deep_background: 'On deep background',
};

/** Parts shown bold: a word that a long text repeats without end needs no more. */
const SPANS_MAX = 50;

/** A matched part of a claim's words: UTF-16 offsets. */
export type Span = readonly [start: number, end: number];

/**
 * A claim as every answer shows it : the words, byte for byte, with the matched parts bold; who
 * said them, with the title then held; venue, date, outlet and link; ground rules; sign-off; responses; the reference,
 * with where the words were taken from.
 */
export function claimBlocks(version: Version, spans: readonly Span[] = []): KnownBlock[] {
  const lines: Part[][] = [
    attribution(version),
    circumstances(version),
    groundRules(version),
    embargo(version),
    standing(version),
    ...linkLines(version),
    ...responses(version),
    reference(version),
  ];
  const banner = retraction(version);
  return [
    rich(
      ...(banner.length > 0 ? [section(...banner)] : []),
      words(version, spans),
      section(
        ...joined(
          lines.filter((line) => line.length > 0),
          '\n',
        ),
      ),
    ),
  ];
}

/** What stands above the words of a retracted claim: nobody may read these without it. */
function retraction(version: Version): Part[] {
  const { status, ended } = version;
  if (status !== 'retracted' || !ended) return [];
  const who = ended.retractor ? RETRACTORS[ended.retractor] : 'it was taken back';
  return [bold(`RETRACTED: ${who}`), ', says ', ...people([ended.by]), ...because(version)];
}

/** Who took a claim back, as the end of a sentence. */
export const RETRACTORS: Readonly<Record<Retractor, string>> = {
  speaker: 'the speaker took it back',
  outlet: 'the outlet took its report back',
  newsroom: 'we took back what we filed',
};

function words(version: Version, spans: readonly Span[]): RichTextQuote | RichTextSection {
  if (version.sealed) return section(italic(sealedLine(version.sealed)));
  return quote(...marked(version.words, spans.slice(0, SPANS_MAX)));
}

/** What stands in place of words that nobody may read any more. */
export const sealedLine = ({ reason }: NonNullable<Version['sealed']>): string =>
  `Words sealed for legal reasons: ${steady(reason)}`;

/** The words with the given parts bold; joined again they are the words, byte for byte. */
function marked(words: string, spans: readonly Span[]): RichTextElement[] {
  const parts: RichTextElement[] = [];
  let at = 0;
  for (const [start, end] of spans) {
    if (start > at) parts.push({ type: 'text', text: words.slice(at, start) });
    if (end > start) parts.push(bold(words.slice(start, end)));
    at = end;
  }
  if (at < words.length) parts.push({ type: 'text', text: words.slice(at) });
  return parts;
}

function attribution(version: Version): Part[] {
  const title = version.titleThen ? `, ${steady(version.titleThen)}` : '';
  const stance = version.stance === 'statement' ? '' : ` · ${STANCE_LABELS[version.stance]}`;
  return [bold(steady(toldApart(version.speaker))), `${title}${stance} · ${KIND_LABELS[version.kind]}`];
}

function circumstances(version: Version): Part[] {
  const about = version.about.map((actor) => steady(toldApart(actor))).join(', ');
  return joined(
    [
      [version.venue ? steady(version.venue) : null],
      [version.said ? describeSaid(version.said) : 'date not known'],
      [version.outlet ? steady(version.outlet) : null],
      [version.link ? link(version.link, hostOf(version.link)) : null],
      ...version.reprints.slice(0, REPRINTS_SHOWN_MAX).map(alsoIn),
      [about === '' ? null : `about ${about}`],
    ],
    ' · ',
  );
}

/** Copies of one report show how far it went, not that more is known. */
const REPRINTS_SHOWN_MAX = 3;

const alsoIn = ({ outlet, url }: Version['reprints'][number]): Part[] => {
  const where = outlet ? steady(outlet) : url ? hostOf(url) : 'another article';
  return ['also in ', url ? link(url, where) : where];
};

function groundRules(version: Version): Part[] {
  const line = groundRulesLine(version);
  const { identityKnownTo: knower } = version;
  return line === null ? [] : [bold(line), ...(knower ? [' · identity known to ', person(knower)] : [])];
}

/** On what terms it may be used; `null` on the record. Wherever such a claim is shown, this is shown with it. */
export const groundRulesLine = ({ groundRules: rules, terms }: Version): string | null =>
  rules === 'on_the_record' ? null : `${GROUND_RULES_LABELS[rules]}: ${steady(terms ?? '')}`;

const embargo = ({ embargo: until }: Version): Part[] => [until && bold(embargoLine(until))];

const standing = (version: Version): Part[] =>
  joined([signOff(version), [version.correctionPending ? bold('correction pending') : null]], ' · ');

/** Who stands for the attribution. It says nothing of whether what was said is true. */
function signOff(version: Version): Part[] {
  switch (version.status) {
    case 'proposed':
      return ['attribution not yet approved'];
    case 'approved':
      return ['attribution approved by ', ...people(version.decidedBy)];
    case 'declined':
      return ['declined by ', ...people(version.decidedBy), ...because(version)];
    case 'replaced':
      return version.ended?.edition ? [bold(`replaced by version ${version.ended.edition}`)] : ['replaced'];
    case 'retracted':
      return ['attribution approved by ', ...people(version.decidedBy), ', then retracted'];
  }
}

const because = ({ reason }: Version): Part[] => [reason ? `: ${steady(reason)}` : null];

const RESPONSE_NAMES: Readonly<Record<Response['stance'], string>> = {
  denial: 'a denial',
  declined_comment: 'no comment',
  no_response: 'no response',
};

/** One response on file from somebody that the claim is about. */
const describeResponse = (response: Response): string =>
  `On file from ${steady(response.actor)}: ${RESPONSE_NAMES[response.stance]} (${response.reference})`;

/** More would bury the claim itself; the actor's page lists them all. */
const RESPONSES_SHOWN_MAX = 8;

function responses({ responses: onFile, links: linked }: Version): Part[][] {
  const all = onFile.filter(({ reference: other }) => !linked.some((link) => link.reference === other));
  const shown = all.slice(0, RESPONSES_SHOWN_MAX).map((response) => [italic(describeResponse(response))]);
  const left = all.length - shown.length;
  return left > 0 ? [...shown, [italic(`${left} more on file from those it is about`)]] : shown;
}

function reference(version: Version): Part[] {
  const edition = version.edition > 1 ? ` (version ${version.edition})` : '';
  return joined([[bold(version.reference), edition], origin(version)], ' · ');
}

function origin(version: Version): Part[] {
  const { source } = version;
  if (!source) return ['typed by hand'];
  const from = source.kind === 'article' ? 'article' : 'Slack message';
  const what =
    source.spans.length > 0 ? `words checked against the ${from}` : `from ${from === 'article' ? 'an' : 'a'} ${from}`;
  const by = source.author ? ` by ${steady(source.author)}` : '';
  return [source.permalink ? link(source.permalink, `${what}${by}`) : `${what}${by}`];
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
