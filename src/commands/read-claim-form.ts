import { INPUT_MAX } from '../block-kit/limits.ts';
import { dateRefusal } from '../dates/date-refusal.ts';
import { readEmbargo } from '../dates/read-embargo.ts';
import { type ReadWhen, readWhen } from '../dates/read-when.ts';
import { checkDraft, HALF_CHARACTER, type Knower, needsWords, unquoted, wordsOrStance } from '../domain/check-draft.ts';
import type { Draft, GroundRules, SourceText, Stance, WordsKind } from '../domain/claim.ts';
import { explain } from '../domain/explain.ts';
import { isVisible } from '../domain/fold.ts';
import type { UserId } from '../domain/ids.ts';
import type { Story } from '../domain/story.ts';
import type { Newsroom, Submission } from '../feature.ts';
import type { ClaimBlock, ClaimErrors } from './claim-form.ts';
import { readCast } from './read-cast.ts';

/** A form, read: a draft to propose, or a sentence for each field that stands in its way. */
export type ReadForm = { readonly draft: Draft } | { readonly errors: ClaimErrors };

/**
 * What an empty *What they said* stands for where it is too long for the field, the day that dates are read against, and
 * who was filled in as knowing the identity.
 */
export type FormSource = Pick<SourceText, 'text' | 'saidAt'> & { readonly identityKnownTo?: UserId | null };

/** Reads the form as sent and checks it; every problem at once. */
export async function readClaimForm(
  form: Submission,
  story: Story,
  source: FormSource | null,
  newsroom: Newsroom,
): Promise<ReadForm> {
  const choice = (block: ClaimBlock): string => form.field(block).chosen[0]?.value ?? '';
  const kind = choice('kind') as WordsKind;
  const stance = choice('stance') as Stance;
  const groundRules = choice('ground_rules') as GroundRules;
  const words = unquotedFor(kind, wholeMessage(form.field('words').text, stance, source));
  const beside = textsBeside(form);
  const cast = await readCast(form, story, newsroom);
  const typedDate = form.field('when').text.trim();
  const when = readDate(typedDate, story.zone, source, newsroom);
  const besides = Object.values(beside).join('').length + cast.names.join('').length;
  const knower = await readKnower(form, groundRules, story, source, newsroom);
  const problems = checkDraft({
    ...{ words, kind, stance, groundRules, link: beside.link, terms: beside.terms, besides },
    ...{ speaker: cast.speakerName, identityKnownTo: knower.is },
  });
  const errors: ClaimErrors = { ...brokenTexts(form), ...renamed(problems), ...cast.errors };
  if (when && !when.ok) errors.when = explain(dateRefusal(typedDate, when));
  const typedEmbargo = form.field('embargo').text.trim();
  const embargo = typedEmbargo === '' ? null : readEmbargo(typedEmbargo, { zone: story.zone, now: newsroom.now() });
  if (embargo && !embargo.ok) errors.embargo = embargo.problem;
  if (cast.speaker === null || Object.keys(errors).length > 0) return { errors };

  return {
    draft: {
      words: wordsOrStance(words, stance),
      kind: words === '' ? 'paraphrase' : kind,
      stance,
      speaker: cast.speaker,
      about: cast.about,
      said: when?.ok ? when.said : null,
      groundRules,
      title: beside.title || null,
      venue: beside.venue || null,
      outlet: beside.outlet || null,
      link: beside.link || null,
      terms: beside.terms || null,
      identityKnownTo: knower.id,
      embargo: embargo?.ok ? embargo.until : null,
    },
  };
}

/** The typed texts that stand beside the words; empty where nothing does. */
function textsBeside(form: Submission) {
  const text = (block: ClaimBlock): string => form.field(block).text.trim();
  return {
    title: text('title'),
    venue: text('venue'),
    outlet: text('outlet'),
    link: text('link'),
    terms: text('terms'),
  };
}

/**
 * Who is said to know the identity, and whether that is an editor. A source that goes on the record has no use for the
 * name that its correction was filled in with: it lapses.
 */
async function readKnower(
  form: Submission,
  groundRules: GroundRules,
  story: Story,
  source: FormSource | null,
  newsroom: Newsroom,
): Promise<{ readonly id: UserId | null; readonly is: Knower }> {
  const id = (form.field('identity').chosen[0]?.value ?? null) as UserId | null;
  const lapses = groundRules === 'on_the_record' && id === source?.identityKnownTo;
  if (id === null || lapses) return { id: null, is: 'nobody' };
  return { id, is: (await newsroom.access.isEditor(id, story)) ? 'an editor' : 'somebody else' };
}

/** Half a character cannot be stored, and would come back as another. */
function brokenTexts(form: Submission): ClaimErrors {
  const blocks = ['title', 'when', 'venue', 'outlet', 'link', 'terms'] as const;
  const broken = blocks.filter((block) => !form.field(block).text.isWellFormed());
  return Object.fromEntries(broken.map((block) => [block, HALF_CHARACTER]));
}

/** An empty field under a message too long for it means the whole message, unless nothing was said. */
function wholeMessage(typed: string, stance: Stance, source: FormSource | null): string {
  const words = isVisible(typed) ? typed.trim() : '';
  const isMessage = words === '' && source !== null && source.text.length > INPUT_MAX && needsWords(stance);
  return isMessage ? source.text.trim() : words;
}

const unquotedFor = (kind: WordsKind, words: string): string => (kind === 'quote' ? unquoted(words) : words);

function renamed({ groundRules, identityKnownTo, ...problems }: ReturnType<typeof checkDraft>): ClaimErrors {
  return {
    ...problems,
    ...(groundRules ? { ground_rules: groundRules } : {}),
    ...(identityKnownTo ? { identity: identityKnownTo } : {}),
  };
}

/** How a typed date is read, or why it is not, in a sentence. */
export const describeDate = (typed: string, read: ReadWhen): string =>
  read.ok ? `When is read as: ${read.understood}` : explain(dateRefusal(typed, read));

/** Reads a date against the source's own, or else the moment, in the story's zone. `null`: nothing was typed. */
export function readDate(typed: string, zone: string, source: FormSource | null, newsroom: Newsroom): ReadWhen | null {
  if (typed === '') return null;
  const reference = source?.saidAt ?? null;
  return readWhen(typed, { zone, now: newsroom.now(), ...(reference === null ? {} : { reference }) });
}
