import { DESCRIPTION_MAX, isWikidataItem, LINES_MAX, type Profile } from '../domain/actor.ts';
import { HALF_CHARACTER } from '../domain/check-draft.ts';
import { LINK_MAX, NAME_MAX } from '../domain/claim.ts';
import { isDescription, isUnnamed } from '../domain/description.ts';
import { isVisible } from '../domain/fold.ts';
import type { Story } from '../domain/story.ts';
import type { Newsroom, Submission } from '../feature.ts';
import { readRoles, roleLine } from './role-lines.ts';

/** The inputs of an actor's form, by `block_id`. */
export type ProfileBlock = 'name' | 'aliases' | 'description' | 'link' | 'wikidata' | 'roles' | 'reason';
type ProfileErrors = Partial<Record<ProfileBlock, string>>;
export type ReadProfile = { readonly profile: Profile } | { readonly errors: ProfileErrors };

/**
 * Reads an actor's form as sent. A name that is given up stays as another name of the actor: whoever asks by it finds it.
 *
 * @param before - what the form was filled in with, and whether it is of a source that gets no name
 */
export function readProfile(
  form: Submission,
  { profile: before, isNameless }: { readonly profile: Profile; readonly isNameless: boolean },
  story: Story,
  newsroom: Newsroom,
): ReadProfile {
  const text = (block: ProfileBlock): string => form.field(block).text.trim();
  const name = oneLine(text('name'));
  const kept = name === before.name ? [] : [before.name];
  const aliases = aliasesIn(text('aliases'), name, kept);
  const wikidata = wikidataIn(text('wikidata'));
  const read = readRoles(text('roles'), { zone: story.zone, now: newsroom.now() });
  const errors: ProfileErrors = {
    ...broken(form),
    ...(isVisible(name) ? {} : { name: 'Give a name.' }),
    ...(name.length > NAME_MAX ? { name: `A name has up to ${NAME_MAX} characters.` } : {}),
    ...(aliases.some((alias) => alias.length > NAME_MAX) || aliases.join('\n').length > LINES_MAX
      ? { aliases: `One name a line, each up to ${NAME_MAX} characters, all of them up to ${LINES_MAX}.` }
      : {}),
    ...(isLink(text('link')) ? {} : { link: 'Give a whole link, starting with https:// or http://.' }),
    ...(wikidata === undefined ? { wikidata: 'Give the item’s number, Q and digits, like Q22686.' } : {}),
    ...('problem' in read ? { roles: read.problem } : {}),
    ...unnamedProblems(isNameless, name, aliases, text),
  };
  if (Object.keys(errors).length > 0 || 'problem' in read || wikidata === undefined) return { errors };
  if (read.roles.map(roleLine).join('\n').length > LINES_MAX) return { errors: { roles: TOO_LONG } };
  const description = oneLine(text('description')).slice(0, DESCRIPTION_MAX) || null;
  return { profile: { name, aliases, description, link: text('link') || null, wikidata, roles: read.roles } };
}

const TOO_LONG = `All roles together have up to ${LINES_MAX} characters.`;

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ');

function aliasesIn(typed: string, name: string, kept: readonly string[]): string[] {
  const lines = typed
    .split('\n')
    .map((line) => oneLine(line.trim()))
    .filter(isVisible);
  return [...new Set([...lines, ...kept])].filter((alias) => alias !== name).toSorted();
}

const isLink = (link: string): boolean =>
  link === '' || (link.length <= LINK_MAX && /^https?:\/\/[^\s/]+/iu.test(link) && URL.canParse(link));

/** The item, typed as its number or as the address of its page; `null` for none, `undefined` for what is neither. */
function wikidataIn(typed: string): string | null | undefined {
  if (typed === '') return null;
  const item = typed.replace(/^https?:\/\/(?:www\.)?wikidata\.org\/(?:wiki|entity)\//iu, '').toUpperCase();
  return isWikidataItem(item) ? item : undefined;
}

/** Half a character cannot be stored, and would come back as another. */
function broken(form: Submission): ProfileErrors {
  const blocks = ['name', 'aliases', 'description', 'link', 'roles', 'reason'] as const;
  const found = blocks.filter((block) => !form.field(block).text.isWellFormed());
  return Object.fromEntries(found.map((block) => [block, HALF_CHARACTER]));
}

/**
 * A source that is described and not named stays so: nothing kept of it may say who it is. Nor does a name become a
 * description: it would stay as another name of the source.
 */
function unnamedProblems(
  wasNameless: boolean,
  name: string,
  aliases: readonly string[],
  text: (block: ProfileBlock) => string,
): ProfileErrors {
  if (!wasNameless) {
    return isUnnamed(name)
      ? { name: 'This would be a source without a name, and the name stays on file: file the source anew.' }
      : {};
  }
  return {
    ...(aliases.every(isDescription) ? {} : { aliases: IDENTITY }),
    ...(isDescription(name)
      ? {}
      : { name: 'This source has no name on file, and gets none: file what it says on the record anew.' }),
    ...(text('link') === '' ? {} : { link: IDENTITY }),
    ...(text('wikidata') === '' ? {} : { wikidata: IDENTITY }),
  };
}

const IDENTITY = 'This would say who an unnamed source is. The identity is never stored.';
