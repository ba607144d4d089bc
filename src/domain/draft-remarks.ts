import type { Attributed } from './attributed.ts';
import type { GroundRules, Response, Version } from './claim.ts';
import { isDescription } from './description.ts';
import { isAnsweredIn, onlySource, unansweredIn } from './draft-lints.ts';
import { embargoLeft } from './embargo.ts';
import { type Given, givenTo, type KnownActor } from './given-speaker.ts';
import type { Instant } from './ids.ts';
import { namedIn } from './named-in.ts';
import type { Said } from './said.ts';
import { heldThen, otherTitleThen, sameTitle, type TitleOnFile } from './title-held.ts';

/** Something to look at in a draft, beside the words themselves. */
export type Remark =
  | { readonly kind: 'another_speaker'; readonly given: string; readonly onFile: string }
  /** Names stand beside the words, the speaker's not among them; who is said to have spoken could not be read. */
  | { readonly kind: 'speaker_not_near'; readonly near: readonly string[]; readonly onFile: string }
  | { readonly kind: 'another_title'; readonly speaker: string; readonly printed: string; readonly onFile: string }
  | {
      readonly kind: 'title_not_held';
      readonly speaker: string;
      readonly printed: string;
      readonly held: string;
      readonly said: Said;
    }
  | { readonly kind: 'left_out'; readonly response: Response }
  | { readonly kind: 'one_source'; readonly printed: string; readonly onFile: string }
  | { readonly kind: 'unanswered'; readonly actor: string }
  | { readonly kind: 'under_a_name'; readonly rules: GroundRules; readonly terms: string }
  /** May not be published before then; `left`: in seconds. */
  | { readonly kind: 'under_embargo'; readonly until: Said; readonly left: number }
  | { readonly kind: 'correction_pending' };

/** A version, as far as a draft is held against it. */
export type VersionOnFile = Pick<
  Version,
  | 'speaker'
  | 'title'
  | 'said'
  | 'stance'
  | 'about'
  | 'responses'
  | 'groundRules'
  | 'terms'
  | 'outlet'
  | 'source'
  | 'embargo'
  | 'correctionPending'
>;

/** An actor on file with the titles that their claims had. */
export interface ActorOnFile extends KnownActor {
  readonly titles: readonly TitleOnFile[];
}

/** A stretch of a draft, held against the version that it is. */
export interface Matched {
  readonly draft: string;
  /** Of the stretch, in UTF-16 units. */
  readonly range: readonly [start: number, end: number];
  /** The rest of its paragraph. */
  readonly around: string;
  /** Who the draft says it was; `null` where that could not be read. */
  readonly attributed: Attributed | null;
  /** Everybody who is said to have said something in the draft. */
  readonly attributions: readonly Attributed[];
  readonly version: VersionOnFile;
  /** All versions that say the same, this one among them. */
  readonly alike: readonly VersionOnFile[];
  /** Everybody on file in the version's story. */
  readonly actors: readonly ActorOnFile[];
  /** IANA name of that story's time zone, which its embargoes end in. */
  readonly zone: string;
  readonly now: Instant;
}

/** What a draft has wrong beside the words of a quotation, or leaves out. */
export function remarksOn(matched: Matched): Remark[] {
  const given = givenIn(matched);
  return [...notYet(matched), ...speakerRemarks(matched, given), ...leftOut(matched), ...houseRules(matched, given)];
}

/** What house rules say of a statement that the draft has in its own words. Who else may have said so, too, is not asked. */
export function remarksOnParaphrase(matched: Matched): Remark[] {
  const given = givenIn(matched);
  if (given === null || given.is === 'other' || given.is === 'named') return [];
  return [...notYet(matched), ...titleRemarks(matched, given), ...houseRules(matched, given)];
}

/** What stands in the way of words that are in use: an embargo that runs, and a correction that waits. */
function notYet({ version: { embargo, correctionPending }, zone, now }: Matched): Remark[] {
  const left = embargo ? embargoLeft(embargo, zone, now) : 0;
  return [
    ...(embargo && left > 0 ? [{ kind: 'under_embargo', until: embargo, left } as const] : []),
    ...(correctionPending ? [{ kind: 'correction_pending' } as const] : []),
  ];
}

/** What is wrong with the title that a draft prints with words that are not on file. */
export function remarksOnTitle(title: string, said: Said, { name, titles }: ActorOnFile): Remark[] {
  const held = otherTitleThen(title, said, titles);
  return held === null ? [] : [{ kind: 'title_not_held', speaker: name, printed: title, held, said }];
}

const givenIn = ({ attributed, version, actors }: Matched): Given | null =>
  attributed === null || attributed.speaker === null ? null : givenTo(attributed.speaker, version, actors);

function speakerRemarks(matched: Matched, given: Given | null): Remark[] {
  const { version, around, actors } = matched;
  const onFile = version.speaker.name;
  if (given?.is === 'other') return [{ kind: 'another_speaker', given: given.name, onFile }];
  if (given !== null) return titleRemarks(matched, given);
  const near = namedIn(around, actors);
  const isWrong = near.length > 0 && !near.some(({ id }) => id === version.speaker.id);
  return isWrong ? [{ kind: 'speaker_not_near', near: near.map(({ name }) => name), onFile }] : [];
}

function titleRemarks({ attributed, version, actors }: Matched, given: Given): Remark[] {
  const printed = attributed?.title?.text;
  const speaker = actors.find(({ id }) => id === version.speaker.id);
  if (given.is !== 'same' || printed === undefined || !speaker) return [];
  const { title, said } = version;
  if (title === null) return said === null ? [] : remarksOnTitle(printed, said, speaker);
  if (sameTitle(printed, title) || (said !== null && heldThen(printed, said, speaker.titles))) return [];
  return [{ kind: 'another_title', speaker: speaker.name, printed, onFile: title }];
}

const leftOut = ({ version, draft, attributions, range }: Matched): Remark[] =>
  version.responses
    .filter(({ actor }) => !isAnsweredIn(draft, { name: actor, aliases: [] }, attributions, range))
    .map((response) => ({ kind: 'left_out', response }));

function houseRules(matched: Matched, given: Given | null): Remark[] {
  const { attributed, version, alike, draft, attributions, range, actors } = matched;
  const only = attributed === null ? null : onlySource(attributed, alike);
  const { name: onFile } = only?.speaker ?? version.speaker;
  const unanswered = unansweredIn(version, ({ id, name }) => {
    const aliases = actors.find((actor) => actor.id === id)?.aliases ?? [];
    return isAnsweredIn(draft, { name, aliases }, attributions, range);
  });
  return [
    ...(only ? [{ kind: 'one_source', printed: attributed?.source?.text ?? '', onFile } as const] : []),
    ...unanswered.map(({ name }) => ({ kind: 'unanswered', actor: name }) as const),
    ...(isUnderName(matched, given)
      ? [{ kind: 'under_a_name', rules: version.groundRules, terms: version.terms ?? '' } as const]
      : []),
  ];
}

/** Whether the draft names whoever spoke, and not for attribution by name. */
function isUnderName({ version, around, actors }: Matched, given: Given | null): boolean {
  if (version.groundRules === 'on_the_record') return false;
  if (given?.is === 'named') return true;
  const isNamed = given === null ? namedIn(around, actors).some(({ id }) => id === version.speaker.id) : false;
  return (isNamed || given?.is === 'same') && !isDescription(version.speaker.name);
}
