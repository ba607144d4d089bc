import { steady } from '../block-kit/escape.ts';
import { INPUT_MAX } from '../block-kit/limits.ts';
import { dateRefusal } from '../dates/date-refusal.ts';
import { type ReadWhen, readWhen } from '../dates/read-when.ts';
import { checkDraft, HALF_CHARACTER, needsWords, unquoted, wordsOrStance } from '../domain/check-draft.ts';
import type { ActorChoice, Draft, GroundRules, Named, SourceText, Stance, WordsKind } from '../domain/claim.ts';
import { isVisible } from '../domain/fold.ts';
import { explain } from '../domain/outcome.ts';
import type { Story } from '../domain/story.ts';
import type { Newsroom, Submission } from '../feature.ts';
import { actorsLike, readChoice } from './actor-choice.ts';
import type { ClaimBlock } from './claim-form.ts';

export type ClaimErrors = Partial<Record<ClaimBlock, string>>;

/** A form, read: a draft to propose, or a sentence for each field that stands in its way. */
export type ReadForm = { readonly draft: Draft } | { readonly errors: ClaimErrors };

/** Reads the form as sent and checks it; every problem at once. */
export async function readClaimForm(
  form: Submission,
  story: Story,
  source: SourceText | null,
  newsroom: Newsroom,
): Promise<ReadForm> {
  const text = (block: ClaimBlock): string => form.field(block).text.trim();
  const choice = (block: ClaimBlock): string => form.field(block).chosen[0]?.value ?? '';
  const kind = choice('kind') as WordsKind;
  const stance = choice('stance') as Stance;
  const groundRules = choice('ground_rules') as GroundRules;
  const words = unquotedFor(kind, wholeMessage(form.field('words').text, stance, source));

  const problems = checkDraft({ words, kind, stance, groundRules, link: text('link'), terms: text('terms') });
  const errors: ClaimErrors = { ...brokenTexts(form), ...renamed(problems) };
  const known = await newsroom.store.actors.names({ only: [story.id] });
  const speaker = await readSpeaker(form, story, newsroom);
  if ('problem' in speaker) errors.speaker = speaker.problem;
  else if (!isOf(known, speaker.choice)) errors.speaker = explain({ code: 'no_such_actor' });
  const about = await Promise.all(form.field('about').chosen.map(({ value }) => readChoice(value, newsroom)));
  if (about.includes(null)) errors.about = 'One of these names is no longer here. Choose it again.';
  else if (!about.every((actor) => actor && isOf(known, actor.choice))) {
    errors.about = 'One of these names belongs to another story. Choose it again.';
  }
  const when = readDate(text('when'), story.zone, source, newsroom);
  if (when && !when.ok) errors.when = explain(dateRefusal(text('when'), when));
  if ('problem' in speaker || Object.keys(errors).length > 0) return { errors };

  return {
    draft: {
      words: wordsOrStance(words, stance),
      kind: words === '' ? 'paraphrase' : kind,
      stance,
      speaker: speaker.choice,
      title: text('title') || null,
      about: about.flatMap((actor) => (actor ? [actor.choice] : [])),
      said: when?.ok ? when.said : null,
      venue: text('venue') || null,
      outlet: text('outlet') || null,
      link: text('link') || null,
      groundRules,
      terms: text('terms') || null,
    },
  };
}

/** Whether a choice can be an actor of the story: those on file are a story's own. */
const isOf = (known: readonly Named[], choice: ActorChoice): boolean =>
  !('id' in choice) || known.some(({ id }) => id === choice.id);

/** Half a character cannot be stored, and would come back as another. */
function brokenTexts(form: Submission): ClaimErrors {
  const blocks = ['title', 'when', 'venue', 'outlet', 'link', 'terms'] as const;
  const broken = blocks.filter((block) => !form.field(block).text.isWellFormed());
  return Object.fromEntries(broken.map((block) => [block, HALF_CHARACTER]));
}

/** An empty field under a message too long for it means the whole message, unless nothing was said. */
function wholeMessage(typed: string, stance: Stance, source: SourceText | null): string {
  const words = isVisible(typed) ? typed.trim() : '';
  const isMessage = words === '' && source !== null && source.text.length > INPUT_MAX && needsWords(stance);
  return isMessage ? source.text.trim() : words;
}

const unquotedFor = (kind: WordsKind, words: string): string => (kind === 'quote' ? unquoted(words) : words);

function renamed({ groundRules, ...problems }: ReturnType<typeof checkDraft>): ClaimErrors {
  return { ...problems, ...(groundRules ? { ground_rules: groundRules } : {}) };
}

/** How a typed date is read, or why it is not, in a sentence. */
export const describeDate = (typed: string, read: ReadWhen): string =>
  read.ok ? `When is read as: ${read.understood}` : explain(dateRefusal(typed, read));

/** Reads a date against the source's own, or else the moment, in the story's zone. `null`: nothing was typed. */
export function readDate(typed: string, zone: string, source: SourceText | null, newsroom: Newsroom): ReadWhen | null {
  if (typed === '') return null;
  const reference = source?.saidAt ?? null;
  return readWhen(typed, { zone, now: newsroom.now(), ...(reference === null ? {} : { reference }) });
}

async function readSpeaker(
  form: Submission,
  story: Story,
  newsroom: Newsroom,
): Promise<{ choice: ActorChoice } | { problem: string }> {
  const [chosen] = form.field('speaker').chosen;
  if (!chosen) return { problem: 'Say who said it.' };
  const read = await readChoice(chosen.value, newsroom);
  if (!read) return { problem: 'That name is no longer here. Choose it again.' };
  if (read.kept || !('name' in read.choice)) return { choice: read.choice };
  const { whole, near } = await actorsLike(read.choice.name, { only: [story.id] }, newsroom);
  const [nearest] = near;
  if (whole.length > 0 || !nearest) return { choice: read.choice };
  return {
    problem: `Did you mean ${steady(nearest.name)}? Choose that name, or type “${steady(read.choice.name)}” again and choose it under “Not on file”.`,
  };
}
