import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { type Choice, input, modal, problemLines, searchInput, textInput } from '../block-kit/form.ts';
import { bold, rich, section } from '../block-kit/rich.ts';
import { toldApart } from '../domain/actor.ts';
import { REASON_MAX } from '../domain/claim.ts';
import { isDescription } from '../domain/description.ts';
import { fold } from '../domain/fold.ts';
import type { ActorId, ChannelId, StoryId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Answer, Button, Form, Newsroom, Submission, Submitted, Suggester } from '../feature.ts';
import type { ActorEntry } from '../store/shelves/actor-shelf.ts';
import type { Message } from '../workspace.ts';
import { knownChoice, readChoice } from './actor-choice.ts';
import { type Editable, editableActor } from './actor-pressed.ts';
import { count } from './actors.ts';
import { isNameless } from './nameless.ts';
import { actorsLike } from './which-actor.ts';

export const MERGE_ACTION = 'actor.page.merge';
export const UNMERGE_ACTION = 'actor.page.unmerge';
const MERGE_FORM = 'actor.merge.submit';
const OTHER_SELECT = 'actor.merge.other';
/** Slack shows up to 100 options; nobody reads as many. */
const OPTIONS_MAX = 25;

const memoryShape = z.object({
  actor: z.number().int(),
  /** The other one, once the form has said what merging with it does. */
  shown: z.number().int().nullable(),
  channel: z.string().nullable(),
});
type Memory = z.infer<typeof memoryShape>;

/** *Merge…*: asks an editor for the other actor that this one is. */
export const mergeActors: Button = {
  action: MERGE_ACTION,
  opensForm: true,

  async press(press, newsroom): Promise<Outcome<Answer>> {
    const allowed = await editableActor(Number(press.value), press.user, newsroom);
    if (!allowed.ok) return allowed;
    const memory = { actor: allowed.value.actor.id, shown: null, channel: press.channel };
    return done({ do: 'open', view: mergeForm(memory, [opening(allowed.value)], null, '') });
  },
};

const opening = ({ actor }: Editable): string =>
  `${steady(toldApart(actor))} is one and the same as somebody else on file. All that is on file of both will be found under the other’s name; nothing is lost, and it can be undone.`;

/** Shows what merging does, then does it, for editors. */
export const submitMerge: Form = {
  callback: MERGE_FORM,

  async submit(form, newsroom): Promise<Outcome<Submitted>> {
    const memory = memoryShape.parse(JSON.parse(form.metadata));
    const allowed = await editableActor(memory.actor, form.user, newsroom);
    if (!allowed.ok) return allowed;
    const { actor, story } = allowed.value;
    const entries = await newsroom.store.actors.list({ only: [story.id] });
    const other = await otherIn(form, entries, newsroom);
    const [one, into] = [actor.id, other].map((id) => entries.find((entry) => entry.id === id));
    const problem =
      !one || !into ? 'Choose one who is on file in this story.' : await problemOf(one, into, story.id, newsroom);
    if (!one || !into || problem !== null) return done({ do: 'errors', errors: { other: problem ?? '' } });
    const reason = form.field('reason').text.trim();
    if (memory.shown !== into.id) {
      const view = mergeForm({ ...memory, shown: into.id }, whatItDoes(one, into), knownChoice(into), reason);
      return done({ do: 'show', view, shown: { versions: [], door: 'form' } });
    }
    const merged = await newsroom.store.profiles.merge(one.id, into.id, reason || null, form.user, newsroom.now());
    if (!merged.ok) return merged;
    return done({ do: 'close', say: confirmation(one, into), channel: memory.channel as ChannelId | null });
  },

  async redraw(form, problems) {
    const memory = memoryShape.parse(JSON.parse(form.metadata));
    const [chosen] = form.field('other').chosen;
    return mergeForm(memory, [], chosen ?? null, form.field('reason').text, problems);
  },
};

async function otherIn(form: Submission, entries: readonly ActorEntry[], newsroom: Newsroom): Promise<ActorId | null> {
  const read = await readChoice(form.field('other').chosen[0]?.value ?? '', newsroom);
  const id = read && 'id' in read.choice ? read.choice.id : null;
  return entries.some((entry) => entry.id === id) ? id : null;
}

async function problemOf(
  one: ActorEntry,
  into: ActorEntry,
  story: StoryId,
  newsroom: Newsroom,
): Promise<string | null> {
  if (one.id === into.id) return 'This is the same one already.';
  // To make a described source somebody with a name would put on record who it is.
  const [isOne, isOther] = [await isNameless(one, story, newsroom), await isNameless(into, story, newsroom)];
  return (isOne || isDescription(one.name)) === (isOther || isDescription(into.name)) || !(isOne || isOther)
    ? null
    : 'One of the two is a source without a name. Who it is is never stored.';
}

function whatItDoes(one: ActorEntry, into: ActorEntry): string[] {
  const names = [one.name, ...one.aliases].filter((name) => name !== into.name && !into.aliases.includes(name));
  const kept = names.length > 0 ? ` Other names that it gains: ${names.map(steady).join(', ')}.` : '';
  return [
    `${steady(toldApart(one))}: ${count(one.by)} by, ${count(one.about)} about. ${steady(toldApart(into))}: ${count(into.by)} by, ${count(into.about)} about.`,
    `All of it will be found under ${steady(toldApart(into))}.${kept} Undo Merge on that page takes it back.`,
  ];
}

function mergeForm(
  memory: Memory,
  lines: readonly string[],
  other: Choice | null,
  reason: string,
  problems: readonly string[] = [],
): ModalView {
  const submit = memory.shown === null ? 'Show What It Does' : 'Merge';
  return modal(MERGE_FORM, { title: 'Merge Actors', submit }, JSON.stringify(memory), [
    ...problemLines(problems),
    ...lines.map((line) => rich(section(line))),
    input('other', 'The same as', searchInput(OTHER_SELECT, other, 'Type a name, or part of one')),
    input('reason', 'Reason', textInput('reason', reason, { max: REASON_MAX }), { optional: true }),
  ]);
}

function confirmation(one: ActorEntry, into: ActorEntry): Message {
  const [gone, kept] = [steady(toldApart(one)), steady(toldApart(into))];
  const rest = ` is merged into ${kept}. Nothing was lost: Undo Merge on its page takes it back.`;
  return { text: escapeMrkdwn(`${gone}${rest}`), blocks: [rich(section(bold(gone), rest))] };
}

/** Offers the other actors of the story, to somebody who may see it. */
export const suggestOther: Suggester = {
  action: OTHER_SELECT,
  async suggest(typed, user, metadata, newsroom) {
    const memory = memoryShape.safeParse(JSON.parse(metadata || '{}'));
    const { stories } = await newsroom.access.sight(user);
    const actor = memory.success ? await newsroom.store.profiles.of(memory.data.actor as ActorId) : null;
    if (!actor || !stories.some(({ id }) => id === actor.story)) return [];
    const { known, whole, part, near } = await actorsLike(typed, { only: [actor.story] }, newsroom);
    const begun = fold(typed);
    const fitting = new Set([...whole, ...part, ...near, ...known.filter(({ name }) => fold(name).includes(begun))]);
    const options = [...fitting].filter(({ id }) => id !== actor.id).slice(0, OPTIONS_MAX);
    return options.length > 0 ? [{ label: 'On file', options: options.map(knownChoice) }] : [];
  },
};

/** *Undo Merge*: two actors again, each with what was filed for it. */
export const unmergeActors: Button = {
  action: UNMERGE_ACTION,

  async press(press, newsroom): Promise<Outcome<Answer>> {
    const [id, merge] = press.value.split(':').map(Number);
    const allowed = await editableActor(id ?? Number.NaN, press.user, newsroom);
    if (!allowed.ok) return allowed;
    const { actor } = allowed.value;
    const undone = actor.merged.find((one) => one.id === merge);
    if (!undone || !(await newsroom.store.profiles.unmerge(undone.id, press.user, newsroom.now()))) {
      return refuse({ code: 'no_longer_here' });
    }
    const text = `${steady(undone.name)} is an actor of its own again. What was filed meanwhile stays with the one that it was filed for.`;
    return done({ do: 'reply', message: { text: escapeMrkdwn(text), blocks: [rich(section(text))] } });
  },
};
