import { drawControl } from './controls.js';
import { el } from './dom.js';
import { drawField } from './field.js';
import { drawLink, drawParts, drawText } from './rich-text.js';

/**
 * Draws blocks.
 *
 * @param blocks - as the newsroom drew them: names looked up, mrkdwn parsed
 * @param on - what the controls act for: `{ target, act }`, and in a form `{ values, errors, changed }`
 */
export const drawBlocks = (blocks, on) => blocks.map((block) => drawBlock(block, on)).filter(Boolean);

function drawBlock(block, on) {
  const draw = DRAW[block.type];
  return draw ? draw(block, on) : el('p', { class: 'unknown' }, `A block that this page cannot draw: ${block.type}`);
}

const DRAW = {
  header: ({ text }) => el('h3', { class: 'block-header' }, ...drawText(text)),
  divider: () => el('hr'),
  section: drawSection,
  context: ({ elements }) => el('div', { class: 'context' }, ...elements.map(drawContextElement)),
  actions: (block, on) =>
    el('div', { class: 'actions' }, ...block.elements.map((one, place) => control(block, one, place, on))),
  input: (block, on) => drawField(block, on),
  image: drawImage,
  rich_text: ({ elements }) => el('div', { class: 'rich' }, ...drawParts(elements)),
  markdown: ({ text }) => el('div', { class: 'markdown' }, text),
  alert: ({ text, level = 'default' }) => el('div', { class: `alert ${level}`, role: 'status' }, ...drawText(text)),
  table: drawTable,
  data_table: drawTable,
};

function drawSection(block, on) {
  const fields = (block.fields ?? []).map((field) => el('div', { class: 'section-field' }, ...drawText(field)));
  const words = el('div', { class: 'words' }, ...drawText(block.text));
  if (fields.length > 0) words.append(el('div', { class: 'section-fields' }, ...fields));
  if (!block.accessory) return el('div', { class: 'section' }, words);
  const beside =
    block.accessory.type === 'image' ? drawImage(block.accessory) : control(block, block.accessory, null, on);
  return el('div', { class: 'section' }, words, beside);
}

/** A control, with its Slack form beside the drawn one: what is chosen is sent back as it came. */
function control(block, element, place, on) {
  const given = place === null ? block.given.accessory : block.given.elements[place];
  return drawControl({ block: block.block_id, element, given }, on);
}

function drawContextElement(element) {
  if (element.type === 'image') return drawImage(element);
  return el('div', { class: 'context-text' }, ...drawText(element));
}

/** Nothing is loaded from elsewhere: a picture is a link with its description. */
function drawImage({ alt_text, image_url, title }) {
  const label = `Image: ${title?.text ?? alt_text}`;
  return el('p', { class: 'image' }, image_url ? drawLink(image_url, label, { title: alt_text }) : label);
}

function drawTable({ rows, caption }) {
  const cell = (tag, one) => el(tag, {}, ...(one.type === 'rich_text' ? drawParts(one.elements) : [one.text]));
  const [head = [], ...body] = rows;
  return el(
    'div',
    { class: 'table', tabindex: '0', role: 'region', 'aria-label': caption ?? 'Table' },
    el(
      'table',
      {},
      caption && el('caption', {}, caption),
      el('thead', {}, el('tr', {}, ...head.map((one) => cell('th', one)))),
      el('tbody', {}, ...body.map((row) => el('tr', {}, ...row.map((one) => cell('td', one))))),
    ),
  );
}
