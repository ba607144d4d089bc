import type { KnownBlock } from '@slack/types';
import { groundRulesLine } from '../block-kit/claim.ts';
import { button, row } from '../block-kit/controls.ts';
import { escapeMrkdwn, shorten, steady } from '../block-kit/escape.ts';
import { bold, type Part, person, quote, rich, section } from '../block-kit/rich.ts';
import type { Version } from '../domain/claim.ts';
import { type Gap, type GapKey, keyOf } from '../domain/gaps.ts';
import type { Instant, StoryId, UserId } from '../domain/ids.ts';
import type { Listed } from './listing.ts';
import { momentIn, outcomeButtons, requestLine } from './request-message.ts';

export const TAKE_ACTION = 'gap.list.take';
export const LET_GO_ACTION = 'gap.list.drop';
export const NO_GAP_ACTION = 'gap.list.dismiss';
export const ASK_ACTION = 'gap.list.ask';

/** What a gap's button carries: which gap of which story, and where the page starts that it stands on. */
interface GapValue extends GapKey {
  readonly story: StoryId;
  readonly offset: number;
}

/** Where a gap is shown, to whom. */
export interface GapView {
  readonly story: StoryId;
  readonly offset: number;
  readonly zone: string;
  readonly now: Instant;
  /** Who looks after it. */
  readonly takenBy: UserId | null;
  readonly isEditor: boolean;
}

/** Characters of a claim's words that tell which one it is; its history has them all. */
const WORDS_SHOWN_MAX = 200;

/** A gap in the list: what is missing, where, who looks after it, and what can be done about it. */
export function gapEntry(gap: Gap, view: GapView): Listed {
  const { takenBy } = view;
  const what = sentence(gap, view);
  const owner: Part[] = takenBy ? ['\nTaken by ', person(takenBy)] : [];
  const claims = claimsOf(gap);
  return {
    blocks: [
      rich(section(bold(LABELS[gap.kind]), ` · ${what}`, ...owner), ...claims.flatMap(shownWords)),
      ...controls(gap, view),
    ],
    text: escapeMrkdwn(`${LABELS[gap.kind]}: ${what}${takenBy ? ' (taken)' : ''}`),
    versions: claims,
  };
}

export const LABELS: Readonly<Record<Gap['kind'], string>> = {
  overdue: 'Request past its deadline',
  unasked: 'Not asked',
  few_sources: 'Too few sources',
  plural_source: '“Sources”, and one on file',
  on_background: 'On background',
  question: 'Asked, and nothing on file',
};

function sentence(gap: Gap, { zone, now }: GapView): string {
  switch (gap.kind) {
    case 'overdue':
      return requestLine(gap.request, now, zone);
    case 'unasked':
      return `${gap.version.reference} is about ${steady(gap.actor.name)}: no answer of theirs is on file, and no request.`;
    case 'few_sources':
      return `${gap.version.reference} is about ${gap.version.about.map(({ name }) => steady(name)).join(', ')} and rests on ${gap.sources === 1 ? 'one source' : `${gap.sources} sources`}; ${gap.needed} would do.`;
    case 'plural_source':
      return `${gap.version.reference} speaks of “${steady(gap.printed)}”: name the others, or say that it is one.`;
    case 'on_background':
      return `${gap.onRecord.reference} (${steady(gap.onRecord.speaker.name)}) may say on the record what ${gap.version.reference} says on background.`;
    case 'question': {
      const { words, times, lastAt } = gap.question;
      const often = times === 1 ? 'once' : `${times} times`;
      return `“${shorten(steady(words), WORDS_SHOWN_MAX)}”, asked ${often}, last ${momentIn(lastAt, zone)}.`;
    }
  }
}

function claimsOf(gap: Gap): readonly Version[] {
  if (gap.kind === 'overdue' || gap.kind === 'question') return [];
  return gap.kind === 'on_background' ? [gap.version, gap.onRecord] : [gap.version];
}

/** The words, or their beginning, marked as cut; on what terms they may be used stands with them. */
function shownWords(version: Version) {
  const rules = groundRulesLine(version);
  return [
    quote({ type: 'text', text: shorten(version.words, WORDS_SHOWN_MAX) }),
    section(`${version.reference} · ${steady(version.speaker.name)}`, ...(rules === null ? [] : [' · ', bold(rules)])),
  ];
}

function controls(gap: Gap, { story, offset, takenBy, isEditor }: GapView): KnownBlock[] {
  const value = JSON.stringify({ ...keyOf(gap), story, offset } satisfies GapValue);
  return [
    row(
      takenBy ? button('Let Go', LET_GO_ACTION, value) : button('Take It', TAKE_ACTION, value),
      ...(gap.kind === 'unasked' ? [button('Ask for Comment', ASK_ACTION, value)] : []),
      ...(gap.kind === 'question' && isEditor ? [button('Not a Gap', NO_GAP_ACTION, value)] : []),
    ),
    ...(gap.kind === 'overdue' ? [outcomeButtons(gap.request, true)] : []),
  ];
}
