import { steady } from '../block-kit/escape.ts';
import type { Choice } from '../block-kit/form.ts';
import { OPTION_MAX } from '../block-kit/limits.ts';
import { toldApart } from '../domain/actor.ts';
import { type ActorChoice, NAME_MAX, type Named } from '../domain/claim.ts';
import type { ActorId } from '../domain/ids.ts';
import type { Newsroom } from '../feature.ts';

/**
 * How an actor stands in a select: `a:12` is on file, `n:Steven Cheung` is new, `k:…` is new and kept although a name
 * like it is on file, `m:…` is new although that very name is on file: another one. A name too long for an option is parked, and `#7` stands for it.
 */
export interface ChosenActor {
  readonly choice: ActorChoice;
  readonly kept: boolean;
  /** Somebody else than those of that name: what tells them apart is still to be said. */
  readonly another: boolean;
}

/** The choice of an actor on file. */
export const knownChoice = (actor: Named): Choice => ({
  label: steady(toldApart(actor)),
  value: `a:${actor.id}`,
});

/** The choice that adds a name; `kept` says that its likeness to a name on file was pointed out. */
export const newChoice = async (name: string, kept: boolean, newsroom: Newsroom): Promise<Choice> => ({
  label: steady(name),
  value: await nameValue(kept ? 'k' : 'n', name, newsroom),
});

/** The choice that adds another of a name on file. */
export const anotherChoice = async (name: string, newsroom: Newsroom): Promise<Choice> => ({
  label: `Another ${steady(name)}`,
  value: await nameValue('m', name, newsroom),
});

async function nameValue(tag: 'n' | 'k' | 'm', name: string, newsroom: Newsroom): Promise<string> {
  const inline = `${tag}:${name}`;
  const fits = inline.length <= OPTION_MAX && !name.startsWith('#');
  return fits ? inline : `${tag}:#${await newsroom.store.record.park(name, newsroom.now())}`;
}

/** Reads a select's value back; `null` when it is not one of ours, or its parked name was swept. */
export async function readChoice(value: string, newsroom: Newsroom): Promise<ChosenActor | null> {
  const read = /^([ankm]):(.+)$/su.exec(value);
  const [tag, rest] = [read?.[1], read?.[2]];
  if (!tag || !rest) return null;
  if (tag === 'a')
    return /^\d+$/.test(rest) ? { choice: { id: Number(rest) as ActorId }, kept: true, another: false } : null;
  const name = rest.startsWith('#') ? await newsroom.store.record.parked(Number(rest.slice(1))) : rest;
  if (name === null || name.length > NAME_MAX) return null;
  return { choice: { name }, kept: tag !== 'n', another: tag === 'm' };
}
