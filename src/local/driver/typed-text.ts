import type { Block } from '../blocks/block.ts';
import type { RichTextLeaf } from '../blocks/rich-text.ts';
import { asSent, parseMrkdwn } from '../mrkdwn.ts';
import type { Channel, Person } from '../state/records.ts';
import type { Workspace } from '../workspace.ts';

const TOKEN = /<[@#][A-Z0-9]+>|https?:\/\/[^\s<>|]*[^\s<>|.,;:!?'")]|[@#][\p{L}\p{N}][\p{L}\p{N}._-]*/gu;

/**
 * Typed text as Slack's client sends it: `&`, `<`, `>` escaped, names that stand for somebody as mentions, links in
 * angle brackets. Full names with spaces work too (`@Story Desk`), as picked from the list while typing.
 *
 * @param labels - with names beside the ids, as in the text of a slash command with `should_escape`
 */
export function typedText(text: string, workspace: Workspace, { labels = false } = {}): string {
  let sent = '';
  let rest = withPickedNames(text, workspace);
  for (let found = firstToken(rest); found; found = firstToken(rest)) {
    sent += asSent(rest.slice(0, found.index)) + tokenSent(found[0], workspace, labels);
    rest = rest.slice(found.index + found[0].length);
  }
  return sent + asSent(rest);
}

/** The `rich_text` block that Slack gives every message a person writes. */
export function typedBlocks(sent: string, makeId: () => string): Block[] {
  const leaves: RichTextLeaf[] = parseMrkdwn(sent).flatMap((part) =>
    part.type === 'rich_text_list' ? [] : part.elements,
  );
  const elements = [{ type: 'rich_text_section' as const, elements: leaves }];
  return leaves.length > 0 ? [{ type: 'rich_text', block_id: makeId(), elements }] : [];
}

const firstToken = (text: string): (RegExpMatchArray & { index: number }) | undefined =>
  text.matchAll(TOKEN).next().value;

function withPickedNames(text: string, { people }: Workspace): string {
  let picked = text;
  for (const { id, real_name } of people.all) picked = picked.replaceAll(`@${real_name}`, `<@${id}>`);
  return picked;
}

function tokenSent(token: string, workspace: Workspace, labels: boolean): string {
  if (token.startsWith('http')) return `<${token.replaceAll('&', '&amp;')}>`;
  const name = token.replace(/^<?[@#]/, '').replace(/>$/, '');
  if (token.includes('@')) {
    const person = workspace.people.all.find((one) => one.id === name || one.name === name.toLowerCase());
    return person ? mention(person, labels) : asSent(token);
  }
  const channel = workspace.channels.all.find((one) => one.id === name || (one.name !== '' && one.name === name));
  return channel ? channelMention(channel, labels) : asSent(token);
}

const mention = ({ id, name }: Person, labels: boolean): string => (labels ? `<@${id}|${name}>` : `<@${id}>`);

/** Private channels come without their name. */
function channelMention({ id, name, kind }: Channel, labels: boolean): string {
  return labels ? `<#${id}|${kind === 'public' ? name : ''}>` : `<#${id}>`;
}
