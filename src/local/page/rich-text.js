import { el } from './dom.js';

/** Text objects and rich text, as nodes. */
export function drawText(text) {
  if (!text) return [];
  return text.type === 'plain' ? lines(text.text) : drawParts(text.parts);
}

export const drawParts = (parts) => parts.map(drawPart);

function drawPart(part) {
  switch (part.type) {
    case 'rich_text_quote':
      return el('blockquote', {}, ...part.elements.flatMap(drawLeaf));
    case 'rich_text_preformatted':
      return el('pre', {}, ...part.elements.flatMap(drawLeaf));
    case 'rich_text_list': {
      const items = part.elements.map((item) => el('li', {}, ...item.elements.flatMap(drawLeaf)));
      const props = { class: `indent-${part.indent ?? 0}`, start: part.offset ? part.offset + 1 : null };
      return el(part.style === 'ordered' ? 'ol' : 'ul', props, ...items);
    }
    default:
      return el('p', {}, ...part.elements.flatMap(drawLeaf));
  }
}

const TAGS = { bold: 'strong', italic: 'em', strike: 's', code: 'code', underline: 'u' };

function drawLeaf(leaf) {
  let nodes = leafNodes(leaf);
  for (const [style, tag] of Object.entries(TAGS)) {
    if (leaf.style?.[style]) nodes = [el(tag, {}, ...nodes)];
  }
  return nodes;
}

function leafNodes(leaf) {
  if (leaf.type === 'link') return [drawLink(leaf.url, leaf.text ?? leaf.url)];
  if (leaf.type === 'mention') return [el('span', { class: 'mention' }, leaf.text)];
  if (leaf.type === 'color' || leaf.type === 'team') return [leaf.value ?? leaf.team_id];
  return lines(leaf.text ?? '');
}

/** Permalinks stay on the page; other addresses open beside it. Only web addresses become links. */
export function drawLink(url, label, props = {}) {
  const [, channel, digits] = /\/archives\/([A-Z0-9]+)\/p(\d+)/.exec(url) ?? [];
  if (channel) {
    const at = `${digits.slice(0, -6)}.${digits.slice(-6)}`;
    const thread = /[?&]thread_ts=([\d.]+)/.exec(url)?.[1];
    return el('a', { ...props, href: '#', 'data-archive': channel, 'data-at': at, 'data-thread-ts': thread }, label);
  }
  if (!/^https?:\/\//i.test(url)) return el('span', {}, label);
  return el('a', { ...props, href: url, target: '_blank', rel: 'noopener noreferrer' }, label);
}

function lines(text) {
  return text.split('\n').flatMap((line, place) => (place === 0 ? [line] : [el('br'), line]));
}
