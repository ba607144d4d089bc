import { RETRACTORS } from '../block-kit/claim.ts';
import { difference } from '../block-kit/difference.ts';
import { steady } from '../block-kit/escape.ts';
import { bold, code, type Part, people } from '../block-kit/rich.ts';
import { apAttribution } from '../domain/ap-style.ts';
import type { Version } from '../domain/claim.ts';
import { describeLeft, embargoLine } from '../domain/embargo.ts';
import type { Instant, UserId } from '../domain/ids.ts';
import type { Reason } from '../domain/safe-to-print.ts';
import { momentIn } from './request-message.ts';

/** Whom a reason is told about, and to whom. */
export interface About {
  readonly version: Version;
  /** The words as they were asked about. */
  readonly asked: string;
  /** Editors whose approval would count. */
  readonly approvers: readonly UserId[];
  /** IANA name of its story's time zone. */
  readonly zone: string;
  readonly now: Instant;
}

/** More names than these nobody asks one after the other. */
const APPROVERS_SHOWN_MAX = 5;

/** A reason in a sentence, and who can change it in another. */
export function reasonLine(reason: Reason, { version, asked, approvers, zone, now }: About): Part[] {
  const { reference } = version;
  switch (reason.code) {
    case 'sealed':
      return ['Its words are sealed for legal reasons. Nobody can change that.'];
    case 'retracted':
      return [
        `It is retracted: ${reason.by ? RETRACTORS[reason.by] : 'it was taken back'}${because(reason.why)}. If it was said after all, anybody may file it anew.`,
      ];
    case 'replaced':
      return [
        `It was corrected: ${reason.edition ? `version ${reason.edition}` : 'another version'} is in force. Use the words of that: `,
        code(`/story safe ${reference}`),
      ];
    case 'declined':
      return [`It was declined${because(reason.why)}. Anybody may file it anew, better founded.`];
    case 'not_approved':
      return ['Its attribution is not approved. ', ...whoApproves(approvers)];
    case 'on_hold':
      return [
        'On hold by ',
        ...people(reason.by),
        ', who can take the hold back: ',
        code(`/story history ${reference}`),
        ' says why',
      ];
    case 'correction_pending':
      return [
        'A correction waits for review, so these words may be wrong. An editor can approve or decline it: ',
        code('/story pending'),
      ];
    case 'embargo':
      return [
        bold(embargoLine(reason.until)),
        `: ${describeLeft(reason.left)} left. Only whoever set it can lift it; then correct the claim.`,
      ];
    case 'words_differ':
      return [
        'These are not the words on file. What differs: ',
        ...difference(asked, reason.onFile),
        '. Whoever writes can put that right.',
      ];
    case 'no_response':
      return [
        `No response is on file from ${orOf(reason.from)}. A reporter can ask, and file the answer or the silence.`,
      ];
    case 'too_few_sources':
      return [
        `The story asks for ${reason.needs} independent sources behind an accusation, and this has ${reason.has}. A reporter can find another, and link it: `,
        code(`/story sources ${reference}`),
      ];
    case 'asked': {
      const due = momentIn(reason.deadline, zone);
      const until = reason.deadline <= now ? `, and the deadline passed: ${due}` : ` yet: it is due ${due}`;
      return [`Say that ${steady(reason.name)} was asked for comment. No answer is on file${until}.`];
    }
    case 'one_source':
      return ['It rests on one source: ', code(`/story sources ${reference}`)];
    case 'on_background':
      return [
        bold(`On background: “${steady(reason.terms)}”.`),
        ` ${attributionFor(version)} The speaker alone can agree to more.`,
      ];
    case 'on_deep_background':
      return [
        bold(`On deep background: “${steady(reason.terms)}”.`),
        ' It may be used with no attribution at all. The speaker alone can agree to more.',
      ];
    case 'our_words':
      return ['These are our words, not the speaker’s: set no quotation marks around them.'];
    case 'answered':
      return [`Print the other side with it: ${reason.in.join(', ')}.`];
  }
}

/** Longer words would stand there twice. */
const REPEATED_MAX = 300;

const attributionFor = (version: Version): string =>
  version.words.length > REPEATED_MAX
    ? 'Attribute it only as Copy Attribution does.'
    : `Attribute it only so: ${apAttribution({ ...version, speaker: version.speaker.name })}`;

/** "Iran", "Iran or Russia", "Iran, Russia or China". */
function orOf(names: readonly string[]): string {
  const shown = names.map(steady);
  const last = shown.pop() ?? '';
  return shown.length > 0 ? `${shown.join(', ')} or ${last}` : last;
}

/** A reason within a sentence, without the period of its own. */
const because = (why: string | null): string => (why ? ` (${steady(why).replace(/\.$/u, '')})` : '');

function whoApproves(approvers: readonly UserId[]): Part[] {
  if (approvers.length === 0) return ['Nobody can approve it as things are: the story has no editor but its proposer.'];
  const more = approvers.length > APPROVERS_SHOWN_MAX ? ' or another editor' : '';
  return ['It can be approved by ', ...people(approvers.slice(0, APPROVERS_SHOWN_MAX)), `${more}.`];
}
