import { el, freshId } from './dom.js';
import { drawInput } from './inputs.js';

/** An input block: its label, its input, its hint, and what is wrong with it. */
export function drawField(block, on) {
  const { element, given, label, hint, optional } = block;
  const action = given.element.action_id;
  const [name, help, wrong] = [freshId(), freshId(), freshId()];
  const place = { block: block.block_id, action };
  const changed = (value) => {
    on.changed(place, value);
    if (block.dispatch_action && element.type !== 'plain_text_input') on.act({ ...place, value });
  };
  const entered = block.dispatch_action ? (value) => on.act({ ...place, value }) : null;
  const input = drawInput(
    {
      element,
      given: given.element,
      name: label.text,
      labelledBy: name,
      describedBy: `${help} ${wrong}`,
      place,
      optional,
    },
    { ...on, changed, entered, value: on.values?.[block.block_id]?.[action] },
  );
  return el(
    'div',
    { class: 'field', 'data-block': block.block_id },
    drawLabel(name, input, [label.text, optional && el('span', { class: 'optional' }, ' (optional)')]),
    input,
    el('p', { class: 'hint', id: help }, hint?.text ?? ''),
    el('p', { class: 'wrong', id: wrong, role: 'alert' }),
  );
}

/** A click on the label goes to the input that it names; a group of boxes is named, and each box has a label of its own. */
function drawLabel(id, input, words) {
  const named = input.matches('input, textarea, select') ? input : input.querySelector('[role=combobox], [type=file]');
  if (!named) return el('span', { class: 'label', id }, ...words);
  named.id = freshId();
  return el('label', { class: 'label', id, for: named.id }, ...words);
}

/** Shows what is wrong, field by field, without touching what was typed. */
export function showErrors(form, errors) {
  let first = null;
  for (const field of form.querySelectorAll('.field')) {
    const sentence = errors[field.dataset.block] ?? '';
    field.querySelector('.wrong').textContent = sentence;
    const input = field.querySelector('input, textarea, select');
    input?.setAttribute('aria-invalid', sentence ? 'true' : 'false');
    if (sentence) first ??= input;
  }
  first?.focus();
}
