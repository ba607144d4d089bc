import type { RichTextLeaf, RichTextPart } from './blocks/rich-text.ts';
import { isEmoji } from './emoji.ts';

type Style = NonNullable<Extract<RichTextLeaf, { type: 'text' }>['style']>;
type Rule = { pattern: RegExp; read(found: RegExpExecArray, style: Style, bare: boolean): RichTextLeaf[] | null };

/**
 * What Slack makes of mrkdwn: the same parts a `rich_text` block has, so that one way of drawing serves both
 * (docs.slack.dev, messaging/formatting-message-text).
 *
 * @param verbatim - whether bare links and `@here` stay plain text, as the flag of that name asks
 */
export function parseMrkdwn(text: string, verbatim = false): RichTextPart[] {
  const parts: RichTextPart[] = [];
  for (const [place, stretch] of text.split('```').entries()) {
    if (stretch === '') continue;
    if (place % 2 === 1) {
      parts.push({ type: 'rich_text_preformatted', elements: [{ type: 'text', text: asTyped(stretch) }] });
    } else {
      parts.push(...linesOf(stretch, !verbatim));
    }
  }
  return parts;
}

/** Runs of quoted lines become quotes; everything between them, sections. */
function linesOf(text: string, bare: boolean): RichTextPart[] {
  const runs: { quoted: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const [mark] = /^(&gt;|>) ?/.exec(line) ?? [];
    const quoted = mark !== undefined;
    const last = runs.at(-1);
    const words = line.slice(mark?.length ?? 0);
    if (last && last.quoted === quoted) last.lines.push(words);
    else runs.push({ quoted, lines: [words] });
  }
  return runs.map(({ quoted, lines }) => ({
    type: quoted ? 'rich_text_quote' : 'rich_text_section',
    elements: inline(lines.join('\n'), {}, bare),
  }));
}

const styled = (mark: string, style: keyof Style): Rule => ({
  // Slack formats between marks that touch words inside and none outside.
  pattern: new RegExp(`(?<![\\w${mark}])${mark}(?=\\S)([^\\n]*?\\S)${mark}(?![\\w${mark}])`, 'gu'),
  read: (found, outer, bare) => inline(found[1] ?? '', { ...outer, [style]: true }, bare),
});

const RULES: readonly Rule[] = [
  {
    pattern: /`([^`\n]+)`/g,
    read: ([, code = ''], style) => [{ type: 'text', text: asTyped(code), style: { ...style, code: true } }],
  },
  { pattern: /<([^<>\n]+)>/g, read: ([, inside = ''], style) => [reference(inside, style)] },
  styled('\\*', 'bold'),
  styled('_', 'italic'),
  styled('~', 'strike'),
  {
    pattern: /:([a-z0-9_+-]+):/g,
    read: ([, name = ''], style) => (isEmoji(name) ? [{ type: 'emoji', name, ...styleOf(style) }] : null),
  },
  {
    pattern: /https?:\/\/[^\s<>]+[^\s<>.,;:!?)]/g,
    read: ([url], style, bare) => (bare ? [{ type: 'link', url: asTyped(url), ...styleOf(style) }] : null),
  },
  {
    pattern: /(?<![\w@])@(here|channel|everyone)\b/g,
    read: ([, range], style, bare) =>
      bare && isRange(range) ? [{ type: 'broadcast', range, ...styleOf(style) }] : null,
  },
];

/** Reads the earliest mark in a line, and what is before and after it. */
function inline(text: string, style: Style, bare: boolean): RichTextLeaf[] {
  let first: { start: number; end: number; leaves: RichTextLeaf[] } | null = null;
  for (const { pattern, read } of RULES) {
    for (const found of text.matchAll(pattern)) {
      if (first && found.index >= first.start) break;
      const leaves = read(found, style, bare);
      if (!leaves) continue;
      first = { start: found.index, end: found.index + found[0].length, leaves };
      break;
    }
  }
  if (!first) return plain(text, style);
  const after = inline(text.slice(first.end), style, bare);
  return [...plain(text.slice(0, first.start), style), ...first.leaves, ...after];
}

function plain(text: string, style: Style): RichTextLeaf[] {
  return text === '' ? [] : [{ type: 'text', text: asTyped(text), ...styleOf(style) }];
}

function reference(inside: string, style: Style): RichTextLeaf {
  const [target = '', label] = inside.split('|');
  const more = styleOf(style);
  if (/^@[UW]/.test(target)) return { type: 'user', user_id: target.slice(1), ...more };
  if (/^#[CG]/.test(target)) return { type: 'channel', channel_id: target.slice(1), ...more };
  if (target.startsWith('!date^')) {
    const [, timestamp = '0', format = ''] = target.split('^');
    return { type: 'date', timestamp: Number(timestamp), format, fallback: asTyped(label ?? ''), ...more };
  }
  if (target.startsWith('!subteam^')) return { type: 'usergroup', usergroup_id: target.slice(9), ...more };
  const range = target.slice(1);
  if (target.startsWith('!') && isRange(range)) return { type: 'broadcast', range, ...more };
  if (!/^(https?|mailto|tel):/.test(target)) return { type: 'text', text: asTyped(`<${inside}>`), ...more };
  const text = label ? { text: asTyped(label) } : {};
  return { type: 'link', url: asTyped(target), ...text, ...more };
}

const styleOf = (style: Style): { style?: Style } => (Object.keys(style).length > 0 ? { style } : {});

const isRange = (range: string | undefined): range is 'here' | 'channel' | 'everyone' =>
  range === 'here' || range === 'channel' || range === 'everyone';

/** Undoes the three escapes that Slack knows. */
const asTyped = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Escapes text as Slack's clients do before they send it. */
export const asSent = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
