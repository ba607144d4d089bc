import type { Block, TableCell } from './blocks/block.ts';
import type { AnyText } from './blocks/composition.ts';
import type { Accessory, Element } from './blocks/elements.ts';
import type { RichText, RichTextLeaf, RichTextPart } from './blocks/rich-text.ts';
import { formatDate } from './dates.ts';
import { emojiFor } from './emoji.ts';
import { enteredValues } from './entered-values.ts';
import { parseMrkdwn } from './mrkdwn.ts';
import { shownValue } from './shown-value.ts';
import type { EnteredValues, Message, Person, View } from './state/records.ts';
import type { Workspace } from './workspace.ts';

/** Who reads, and where names are looked up. */
export type Reader = { workspace: Workspace; person: Person };

type Filled = { values: EnteredValues; errors: Record<string, string> };
const UNTOUCHED: Filled = { values: {}, errors: {} };

/** What a person reads of a message: its blocks, or its text where it has none; then its files. */
export function messageText(message: Message, reader: Reader): string {
  const words =
    message.blocks.length > 0 ? blocksText(message.blocks, reader) : partsText(parseMrkdwn(message.text), reader);
  const files = reader.workspace.files.all(message.files);
  const named = files.map(({ name, alt_txt }) => `[file: ${[name, alt_txt].filter(Boolean).join(', ')}]`);
  return [words, ...named].filter(Boolean).join('\n');
}

/** What a person reads of a modal or their Home tab, with what is filled in and what is marked wrong. */
export function viewText(view: View, reader: Reader): string {
  const filled = { values: enteredValues(view), errors: view.errors };
  const buttons = [view.submit, view.close].filter(Boolean).map((label) => `[${label}]`);
  return [view.title, blocksText(view.blocks, reader, filled), buttons.join(' ')].filter(Boolean).join('\n');
}

/** Blocks as lines of text: one block after another, controls in square brackets. */
export function blocksText(blocks: readonly Block[], reader: Reader, filled: Filled = UNTOUCHED): string {
  return blocks.map((block) => blockText(block, reader, filled)).join('\n');
}

function blockText(block: Block, reader: Reader, filled: Filled): string {
  switch (block.type) {
    case 'header':
      return textOf(block.text, reader);
    case 'divider':
      return '---';
    case 'section': {
      const texts = [block.text, ...(block.fields ?? [])].filter((one) => one !== undefined);
      const beside = block.accessory ? [elementText(block.accessory)] : [];
      return [...texts.map((one) => textOf(one, reader)), ...beside].join('\n');
    }
    case 'context':
      return block.elements
        .map((one) => (one.type === 'image' ? `[image: ${one.alt_text}]` : textOf(one, reader)))
        .join(' ');
    case 'actions':
      return block.elements.map((one) => elementText(one)).join(' ');
    case 'input':
      return inputText(block, reader, filled);
    case 'image':
      return `[image: ${block.alt_text}]`;
    case 'rich_text':
      return richTextText(block, reader);
    case 'markdown':
      return block.text;
    case 'alert':
      return `(${block.level ?? 'default'}) ${textOf(block.text, reader)}`;
    case 'table':
    case 'data_table':
      return block.rows.map((row) => row.map((cell) => cellText(cell, reader)).join(' | ')).join('\n');
  }
}

function inputText(block: Extract<Block, { type: 'input' }>, reader: Reader, { values, errors }: Filled): string {
  const value = values[block.block_id ?? '']?.[block.element.action_id ?? ''];
  const optional = block.optional ? ' (optional)' : '';
  const lines = [`${block.label.text}${optional}: ${value ? shownValue(value, reader.workspace) : ''}`.trimEnd()];
  if (block.hint) lines.push(block.hint.text);
  const wrong = errors[block.block_id ?? ''];
  return [...lines, ...(wrong ? [`! ${wrong}`] : [])].join('\n');
}

/** A control by its label, as `[Approve]`; a menu with what it offers. */
export function elementText(element: Element | Accessory): string {
  switch (element.type) {
    case 'button':
      return `[${element.text.text}]`;
    case 'overflow':
      return `[… ${element.options.map((one) => one.text.text).join(' | ')}]`;
    case 'image':
      return `[image: ${element.alt_text}]`;
    case 'radio_buttons':
    case 'checkboxes':
      return element.options.map((one) => `( ) ${one.text.text}`).join(' ');
    default: {
      const start = 'initial_option' in element ? element.initial_option?.text.text : undefined;
      const hint = 'placeholder' in element ? element.placeholder?.text : undefined;
      return `[${start ?? hint ?? 'Choose'} ▾]`;
    }
  }
}

function cellText(cell: TableCell, reader: Reader): string {
  return cell.type === 'rich_text' ? richTextText(cell, reader) : cell.text;
}

function textOf(text: AnyText, reader: Reader): string {
  if (text.type === 'mrkdwn') return partsText(parseMrkdwn(text.text, text.verbatim), reader);
  return text.emoji === false ? text.text : text.text.replace(/:([a-z0-9_+-]+):/g, (_, name: string) => emojiFor(name));
}

const richTextText = (block: RichText, reader: Reader): string => partsText(block.elements, reader);

function partsText(parts: readonly RichTextPart[], reader: Reader): string {
  return parts.map((part) => partText(part, reader)).join('\n');
}

function partText(part: RichTextPart, reader: Reader): string {
  if (part.type === 'rich_text_list') {
    const start = (part.offset ?? 0) + 1;
    return part.elements
      .map((item, place) => `${part.style === 'ordered' ? `${start + place}.` : '•'} ${leaves(item.elements, reader)}`)
      .join('\n');
  }
  const words = leaves(part.elements, reader);
  return part.type === 'rich_text_quote' ? words.replace(/^/gm, '> ') : words;
}

const leaves = (all: readonly RichTextLeaf[], reader: Reader): string =>
  all.map((leaf) => leafText(leaf, reader)).join('');

function leafText(leaf: RichTextLeaf, { workspace, person }: Reader): string {
  switch (leaf.type) {
    case 'text':
      return leaf.text;
    case 'link':
      return leaf.text ?? leaf.url;
    case 'user':
      return `@${workspace.people.find(leaf.user_id)?.real_name ?? leaf.user_id}`;
    case 'channel':
      return `#${workspace.channels.find(leaf.channel_id)?.name ?? leaf.channel_id}`;
    case 'usergroup':
      return `@${workspace.people.groups.find((group) => group.id === leaf.usergroup_id)?.handle ?? leaf.usergroup_id}`;
    case 'broadcast':
      return `@${leaf.range}`;
    case 'emoji':
      return emojiFor(leaf.name);
    case 'date':
      return formatDate(leaf.timestamp, leaf.format, person.tz, workspace.ledger.now() / 1_000);
    case 'color':
      return leaf.value;
    case 'team':
      return leaf.team_id;
  }
}
