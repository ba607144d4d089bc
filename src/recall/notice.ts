import type { KnownBlock } from '@slack/types';
import { claimBlocks, groundRulesLine, RETRACTORS, sealedLine } from '../block-kit/claim.ts';
import { claimText } from '../block-kit/claim-text.ts';
import { button, row } from '../block-kit/controls.ts';
import { difference, fieldLines } from '../block-kit/difference.ts';
import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { type Entry, readAloud } from '../block-kit/pages.ts';
import { bold, code, type Part, people, quote, rich, section } from '../block-kit/rich.ts';
import { civilMinute } from '../domain/civil.ts';
import type { Instant } from '../domain/ids.ts';
import { describeSaid, saidOn } from '../domain/said.ts';
import type { Untold } from '../store/shelves/recall-shelf.ts';
import type { Message } from '../workspace.ts';

export const CONFIRM_ACTION = 'recall.notice.confirm';

/** Words that a message holds whole, before and after; of longer ones it shows what changed. */
const WHOLE_MAX = 2_000;

/** A change, for somebody who may still see its story. */
export function changeEntry(change: Untold, zone: string): Entry {
  const { before, after, kind } = change;
  const { reference } = before;
  const what = whatBecameOf(change);
  const heading: Part[] = [bold(`${reference} ${what}`), ...causeOf(change), shownOn(change.shownAt, zone)];
  if (kind === 'seal' || before.sealed) {
    const text = before.sealed ? sealedLine(before.sealed) : 'Its words are sealed.';
    return { blocks: [rich(section(...heading), section(text))], text: escapeMrkdwn(`${reference}. ${text}`) };
  }
  const rules = groundRulesLine(before);
  const was = [...quoted('You were shown: ', before.words), ...(rules === null ? [] : [section(bold(rules))])];
  const terms = rules === null ? '' : ` (${rules})`;
  const spoken = escapeMrkdwn(`${reference} ${what}. You were shown: ${before.words}${terms}`);
  if (!after) return { blocks: [rich(section(...heading), ...was, section(attribution(change)))], text: spoken };
  const fields = fieldLines(before, after);
  const now: KnownBlock[] = after.words.length > WHOLE_MAX ? [] : claimBlocks(after);
  return {
    blocks: [rich(section(...heading), ...was, ...changed(change), ...fields), ...now],
    text: `${spoken}\n${claimText(after)}`,
  };
}

const VERBS = {
  correction: 'was corrected',
  clarification: 'was clarified',
  retraction: 'was retracted',
  seal: 'was sealed',
} as const;

/** A correction may be taken back before anybody heard of it: then what they were shown is out of use for good. */
function whatBecameOf({ kind, before, retracted }: Untold): string {
  const isTakenBack = retracted !== null && retracted.id !== before.id && kind !== 'seal';
  return isTakenBack ? `${VERBS[kind]}, then retracted` : VERBS[kind];
}

/** Who did it, and why. */
function causeOf({ after, retracted, kind }: Untold): Part[] {
  if (kind !== 'seal' && retracted?.ended?.retractor) {
    const why = retracted.reason ? `: ${steady(retracted.reason)}` : '';
    return [`: ${RETRACTORS[retracted.ended.retractor]}, says `, ...people([retracted.ended.by]), why];
  }
  if (kind === 'seal' || !after?.amends) return [];
  return [`: ${steady(after.amends.reason)}`];
}

const shownOn = (at: Instant | null, zone: string): string =>
  at === null ? '' : `\nYou were shown it ${describeSaid(saidOn(civilMinute(at, zone)))}.`;

const attribution = ({ before }: Untold): string => `${steady(before.speaker.name)} · ${before.reference}`;

function quoted(label: string, words: string) {
  const isLong = words.length > WHOLE_MAX;
  return isLong ? [] : [section(label), quote({ type: 'text', text: words })];
}

/** What changed in the words, where both cannot be shown whole. */
function changed({ before, after }: Untold) {
  if (!after || before.words === after.words) return [];
  const isLong = before.words.length > WHOLE_MAX || after.words.length > WHOLE_MAX;
  const where: Part[] = isLong ? ['\n', code(`/story history ${before.reference}`), ' has both whole.'] : [];
  return [section(bold('What changed: '), ...difference(before.words, after.words), ...where)];
}

/** Changes in what somebody saw and may see no more: that it changed, and nothing of what it was. */
export function wordlessEntry(change: Untold, zone: string): Entry {
  const { shownAt } = change;
  const when = shownAt === null ? '' : ` at ${describeSaid(saidOn(civilMinute(shownAt, zone)))}`;
  const text = `A claim that you were shown${when} ${whatBecameOf(change)} since. You can't see its story any more, so I can't show it here: don't use what you noted.`;
  return { blocks: [rich(section(text))], text: escapeMrkdwn(text) };
}

/** The same in one line that quotes nothing. @param sees - whether the reader may still see its story */
export const noticeLine = (change: Untold, sees: boolean): string =>
  sees
    ? `${change.before.reference} ${whatBecameOf(change)}`
    : `A claim that you were shown ${whatBecameOf(change)}; you can't see its story any more`;

const HEADING = 'What you were shown has changed';

/** One message for all that changed; `item` is what *Got It* confirms, `null` once it is confirmed. */
export function noticeMessage(entries: readonly Entry[], item: string | null): Message {
  const blocks: KnownBlock[] = [
    rich(section(bold(HEADING))),
    ...entries.flatMap((entry) => entry.blocks),
    item === null ? rich(section('You confirmed this.')) : row(button('Got It', CONFIRM_ACTION, item, 'primary')),
  ];
  return { text: readAloud(HEADING, entries), blocks };
}
