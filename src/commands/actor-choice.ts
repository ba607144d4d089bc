import { steady } from '../block-kit/escape.ts';
import type { Choice } from '../block-kit/form.ts';
import { OPTION_MAX } from '../block-kit/limits.ts';
import { type ActorChoice, NAME_MAX } from '../domain/claim.ts';
import type { ActorId } from '../domain/ids.ts';
import type { Newsroom } from '../feature.ts';

/**
 * How an actor stands in a select: `a:12` is on file, `n:Steven Cheung` is new, `k:…` is new and kept although a name
 * like it is on file. A name too long for an option is parked, and `#7` stands for it.
 */
export type ChosenActor = { readonly choice: ActorChoice; readonly kept: boolean };

/** The choice of an actor on file. */
export const knownChoice = (actor: { readonly id: ActorId; readonly name: string }): Choice => ({
  label: steady(actor.name),
  value: `a:${actor.id}`,
});

/** The choice that adds a name; `kept` says that its likeness to a name on file was pointed out. */
export async function newChoice(name: string, kept: boolean, newsroom: Newsroom): Promise<Choice> {
  const tag = kept ? 'k' : 'n';
  const inline = `${tag}:${name}`;
  const fits = inline.length <= OPTION_MAX && !name.startsWith('#');
  const value = fits ? inline : `${tag}:#${await newsroom.store.record.park(name, newsroom.now())}`;
  return { label: steady(name), value };
}

/** Reads a select's value back; `null` when it is not one of ours, or its parked name was swept. */
export async function readChoice(value: string, newsroom: Newsroom): Promise<ChosenActor | null> {
  const read = /^([ank]):(.+)$/su.exec(value);
  const [tag, rest] = [read?.[1], read?.[2]];
  if (!tag || !rest) return null;
  if (tag === 'a') return /^\d+$/.test(rest) ? { choice: { id: Number(rest) as ActorId }, kept: true } : null;
  const name = rest.startsWith('#') ? await newsroom.store.record.parked(Number(rest.slice(1))) : rest;
  return name === null || name.length > NAME_MAX ? null : { choice: { name }, kept: tag === 'k' };
}
