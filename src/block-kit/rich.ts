import type { RichTextBlock, RichTextElement, RichTextQuote, RichTextSection } from '@slack/types';
import type { UserId } from '../domain/ids.ts';
import { isForgotten } from '../domain/person.ts';

/**
 * Rich text, built part by part: Slack never parses it, so that a person's words show as typed and ping nobody.
 *
 * A part is skipped where it is `null` or empty: Slack refuses empty text.
 */
export type Part = RichTextElement | string | null;

export const bold = (text: string): RichTextElement => ({ type: 'text', text, style: { bold: true } });
export const italic = (text: string): RichTextElement => ({ type: 'text', text, style: { italic: true } });
export const struck = (text: string): RichTextElement => ({ type: 'text', text, style: { strike: true } });
export const code = (text: string): RichTextElement => ({ type: 'text', text, style: { code: true } });
/** @param url - `http` or `https`: nothing else is ever filed */
export const link = (url: string, text: string): RichTextElement => ({ type: 'link', url, text });
/** @param name - as Slack names it, without colons */
export const emoji = (name: string): RichTextElement => ({ type: 'emoji', name });
/** A mention: Slack shows whatever name the person has now. Somebody who was forgotten has none. */
export function person(user: UserId, style?: { readonly bold?: boolean; readonly strike?: boolean }): RichTextElement {
  const drawn = style ? { style } : {};
  return isForgotten(user)
    ? { type: 'text', text: 'a former member', ...drawn }
    : { type: 'user', user_id: user, ...drawn };
}

/** A paragraph. */
export const section = (...parts: readonly Part[]): RichTextSection => ({
  type: 'rich_text_section',
  elements: elementsOf(parts),
});

/** A paragraph set as a quotation: for words of a claim. */
export const quote = (...parts: readonly Part[]): RichTextQuote => ({
  type: 'rich_text_quote',
  elements: elementsOf(parts),
});

/** Text that one click selects whole. */
export const preformatted = (text: string): RichTextBlock['elements'][number] => ({
  type: 'rich_text_preformatted',
  elements: [{ type: 'text', text }],
});

/** A block of paragraphs and quotations. */
export const rich = (...elements: RichTextBlock['elements']): RichTextBlock => ({ type: 'rich_text', elements });

/** Lists people as Slack shows them, "@a, @b". */
export const people = (users: readonly UserId[]): Part[] =>
  users.flatMap((user, index) => (index === 0 ? [person(user)] : [', ', person(user)]));

/** Puts a divider between groups of parts, leaving out the empty groups. */
export function joined(groups: readonly (readonly Part[])[], divider: string): Part[] {
  return groups
    .map((group) => group.filter((part) => part !== null && part !== ''))
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [divider, ...group]));
}

function elementsOf(parts: readonly Part[]): RichTextElement[] {
  return parts
    .filter((part): part is RichTextElement | string => part !== null && part !== '')
    .map((part) => (typeof part === 'string' ? { type: 'text', text: part } : part));
}
