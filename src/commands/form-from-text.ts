import type { KnownBlock } from '@slack/types';
import { KIND_LABELS, STANCE_LABELS } from '../block-kit/claim.ts';
import { steady } from '../block-kit/escape.ts';
import type { Choice } from '../block-kit/form.ts';
import { INPUT_MAX } from '../block-kit/limits.ts';
import { toldApart } from '../domain/actor.ts';
import { NAME_MAX } from '../domain/claim.ts';
import { type ClaimInText, claimsIn } from '../domain/claim-in-text.ts';
import { isVisible } from '../domain/fold.ts';
import type { Instant } from '../domain/ids.ts';
import type { Said } from '../domain/said.ts';
import type { Story } from '../domain/story.ts';
import { titleOn } from '../domain/title-on.ts';
import type { Newsroom } from '../feature.ts';
import { knownChoice, newChoice } from './actor-choice.ts';
import { attributionsIn, FORM_PATIENCE_MS } from './attributions-in.ts';
import { type ClaimBlock, note, WHEN_MAX } from './claim-form.ts';
import { describeDate, readDate } from './read-claim-form.ts';
import { actorsLike } from './which-actor.ts';

/** What a claim's form starts with, and what it says of that. */
export interface Prefilled {
  readonly fields: Partial<Record<ClaimBlock, string | readonly Choice[]>>;
  readonly notes: readonly KnownBlock[];
}

/** Where a form's claim goes, in which zone its dates are read, and against which moment (`null`: now). */
export interface FilledFor {
  /** `null` where the form asks for it. */
  readonly story: Story | null;
  readonly zone: string;
  readonly saidAt: Instant | null;
}

/**
 * A form filled from the surest attributed statement of a text; `null` where the text names nobody who said something, or
 * reading it takes too long.
 *
 * @param where - the text, within a sentence: "this message"
 */
export async function formFromText(
  text: string,
  where: string,
  place: FilledFor,
  newsroom: Newsroom,
): Promise<Prefilled | null> {
  const { surest, others } = claimsIn(text, await attributionsIn(text, newsroom, FORM_PATIENCE_MS));
  if (surest === null || surest.words.length > INPUT_MAX) return null;
  const { fields, notes } = await formFromClaim(surest, place, newsroom);
  const more = `${others} more attributed ${others === 1 ? 'statement' : 'statements'} in ${where}: file ${others === 1 ? 'it' : 'them'} with /story import.`;
  return {
    fields,
    notes: [note(`Filled in from ${where}: check it.`), ...notes, ...(others > 0 ? [note(more)] : [])],
  };
}

/** The form's fields for a claim that a text holds. A date that cannot be read stays out. */
export async function formFromClaim(
  claim: Omit<ClaimInText, 'spans'>,
  place: FilledFor,
  newsroom: Newsroom,
): Promise<Prefilled> {
  const { words, kind, stance, title, venue, when } = claim;
  const source = { text: '', saidAt: place.saidAt };
  const read = when === null || when.length > WHEN_MAX ? null : readDate(when, place.zone, source, newsroom);
  const speaker = await speakerNamed(claim.speaker, read?.ok ? read.said : null, place.story, newsroom);
  return {
    fields: {
      ...speaker.fields,
      ...{ words, kind: [{ value: kind, label: KIND_LABELS[kind] }] },
      stance: [{ value: stance, label: STANCE_LABELS[stance] }],
      ...(title === null ? {} : { title }),
      ...(venue === null ? {} : { venue }),
      ...(when !== null && read?.ok ? { when } : {}),
    },
    notes: [...speaker.notes, ...(when !== null && read?.ok ? [note(describeDate(when, read))] : [])],
  };
}

/**
 * The one on file that a typed name can only mean, or the name as a new one; nobody where it means several.
 *
 * @param said - when they said it: the title is the one held then, or else the one last held
 */
export async function speakerNamed(
  name: string,
  said: Said | null,
  story: Story | null,
  newsroom: Newsroom,
): Promise<Prefilled> {
  if (name.length > NAME_MAX) {
    return { fields: {}, notes: [note(`A name has up to ${NAME_MAX} characters; what you typed is longer.`)] };
  }
  if (!isVisible(steady(name))) return { fields: {}, notes: [] };
  if (story === null) return { fields: { speaker: [await newChoice(name, false, newsroom)] }, notes: [] };
  const { whole, part, near } = await actorsLike(name, { only: [story.id] }, newsroom);
  const [known, ...twins] = whole.length > 0 ? whole : part.length === 1 ? part : [];
  if (twins.length > 0) {
    const names = whole.map((actor) => steady(toldApart(actor))).join('; ');
    return { fields: {}, notes: [note(`More than one is on file: ${names}. Choose who said it.`)] };
  }
  if (known) {
    const roles = (await newsroom.store.profiles.of(known.id))?.profile.roles ?? [];
    const title = titleOn(roles, said) ?? (await newsroom.store.actors.lastTitle(known.id));
    return { fields: { speaker: [knownChoice(known)], ...(title ? { title } : {}) }, notes: [] };
  }
  const [nearest] = near;
  return {
    fields: { speaker: [await newChoice(name, false, newsroom)] },
    notes: nearest ? [note(`Did you mean ${steady(nearest.name)}?`)] : [],
  };
}
