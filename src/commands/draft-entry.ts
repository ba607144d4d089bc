import { z } from 'zod';
import { claimBlocks, GROUND_RULES_LABELS } from '../block-kit/claim.ts';
import { button, row } from '../block-kit/controls.ts';
import { difference } from '../block-kit/difference.ts';
import { escapeMrkdwn, shorten, steady } from '../block-kit/escape.ts';
import { bold, italic, quote, rich, section } from '../block-kit/rich.ts';
import { type Response, VENUE_MAX } from '../domain/claim.ts';
import { claimFrom } from '../domain/claim-in-text.ts';
import type { Remark } from '../domain/draft-remarks.ts';
import { type Verdict, verdictsOf } from '../domain/draft-verdicts.ts';
import { describeLeft, embargoLine } from '../domain/embargo.ts';
import { describeSaid } from '../domain/said.ts';
import type { Newsroom } from '../feature.ts';
import { HISTORY_ACTION } from './claim-entry.ts';
import type { Finding } from './judge-draft.ts';
import type { Listed } from './listing.ts';
import { parkJson } from './parking.ts';

export const FILE_ACTION = 'check.quotation.file';

/** What *File It* knows: the words, and what the draft says of them. */
export const unfiled = z.object({
  words: z.string(),
  speaker: z.string().default(''),
  stance: z.enum(['statement', 'denial', 'declined_comment', 'no_response']).default('statement'),
  title: z.string().nullable().default(null),
  venue: z.string().nullable().default(null),
  when: z.string().nullable().default(null),
});

/** The verdicts on a finding; none on what is no quotation. */
export function verdictsOn({ judgement, remarks }: Finding): readonly Verdict[] {
  if (judgement.kind === 'paraphrase') return [];
  return verdictsOf(judgement.kind, judgement.kind === 'not_on_file' ? null : judgement.version, remarks);
}

/** One finding of a checked draft: what it is, the words as drafted, what to look at, and what is on file. */
export async function draftEntry(finding: Finding, draft: string, newsroom: Newsroom): Promise<Listed> {
  const { text: words, judgement, remarks } = finding;
  const heading = headingOf(finding);
  const lines = remarks.map(sentenceOf);
  const said = rich(section(bold(heading)), quote(words));
  const noted = lines.map((line) => rich(section(italic(line))));
  const text = [`${heading}: ${words}`, ...lines].map(escapeMrkdwn).join('\n');
  if (judgement.kind === 'not_on_file') {
    const file = await parkJson(unfiledOf(finding, draft), newsroom);
    return { blocks: [said, ...noted, row(button('File It', FILE_ACTION, file))], text };
  }
  const { version } = judgement;
  const change = judgement.kind === 'altered' ? difference(judgement.onFile, words) : [];
  return {
    blocks: [
      said,
      ...(change.length > 0 ? [rich(section(bold('From what is on file to your draft: '), ...change))] : []),
      ...noted,
      ...claimBlocks(version),
      row(button('History', HISTORY_ACTION, String(version.id))),
    ],
    text,
    version,
  };
}

/** What a finding is, before its words. Nothing here says that it is true. */
function headingOf(finding: Finding): string {
  const { judgement } = finding;
  if (judgement.kind === 'not_on_file') return 'Not on file';
  const { reference, ended } = judgement.version;
  if (judgement.kind === 'paraphrase') return `No quotation, but much like ${reference}`;
  const how = judgement.kind === 'exact' ? howPrinted(judgement.comparison) : '';
  const [first = '', ...others] = verdictsOn(finding).map((verdict) => SAID[verdict] ?? verdict);
  const said = [`${first.charAt(0).toUpperCase()}${first.slice(1)}${how}`, ...others].join(', ');
  return `${said}: ${reference}${ended?.edition ? ` has version ${ended.edition}` : ''}`;
}

/** Verdicts that take more words than a count has room for. */
const SAID: Partial<Record<Verdict, string>> = {
  'our words': 'our words, not a quotation',
  'not approved': 'not approved yet',
};

/** What the paper changed, as papers may. */
function howPrinted({ cut, bracketed, recased }: { cut: boolean; bracketed: boolean; recased: boolean }): string {
  const how = [cut && 'cut', bracketed && 'with brackets', recased && 'first letter changed'].filter(Boolean);
  return how.length > 0 ? ` (${how.join(', ')})` : '';
}

const NAMES_SHOWN_MAX = 200;

/** A remark, in a sentence that can be checked. */
function sentenceOf(remark: Remark): string {
  switch (remark.kind) {
    case 'another_speaker':
      return `Misattributed: your draft gives these words to ${shown(remark.given)}; on file ${shown(remark.onFile)} said them.`;
    case 'speaker_not_near': {
      const near = remark.near.map(steady).join(', ');
      return `Misattributed? Your draft names ${shorten(near, NAMES_SHOWN_MAX)} beside it; on file ${shown(remark.onFile)} said it.`;
    }
    case 'another_title':
      return `Another title: your draft calls ${shown(remark.speaker)} “${shown(remark.printed)}”; on file it was “${shown(remark.onFile)}” when this was said.`;
    case 'title_not_held':
      return `Another title: your draft calls ${shown(remark.speaker)} “${shown(remark.printed)}”; on file it was “${shown(remark.held)}” at that time (${describeSaid(remark.said)}).`;
    case 'left_out':
      return leftOut(remark.response);
    case 'one_source':
      return `One source: your draft says “${shown(remark.printed)}”; on file it is from ${shown(remark.onFile)} alone.`;
    case 'unanswered':
      return `No response: it is about ${shown(remark.actor)}, whose answer is neither on file nor in your draft.`;
    case 'under_embargo':
      return `${embargoLine(remark.until)}: ${describeLeft(remark.left)} left. It may not be published before.`;
    case 'correction_pending':
      return 'A correction waits for review, so these words may be wrong.';
    case 'under_a_name':
      return `${GROUND_RULES_LABELS[remark.rules]}: your draft gives these words a name. The terms as agreed: “${steady(remark.terms)}”.`;
  }
}

function leftOut({ actor, stance, reference }: Response): string {
  const what = {
    denial: `the denial of ${shown(actor)}`,
    declined_comment: `that ${shown(actor)} declined to comment`,
    no_response: `that ${shown(actor)} did not respond`,
  };
  return `${stance === 'denial' ? 'Disputed: your' : 'Your'} draft leaves out ${what[stance]} (${reference}).`;
}

const shown = (text: string): string => shorten(steady(text), VENUE_MAX);

function unfiledOf({ text, attributed }: Finding, draft: string): z.infer<typeof unfiled> {
  const words = text.trim().replace(/,$/u, '');
  const claim = attributed && claimFrom(attributed, draft);
  if (!claim) return unfiled.parse({ words });
  const { speaker, stance, title, venue, when } = claim;
  return { words, speaker, stance, title, venue, when };
}
