import { attachments } from './attachments.js';
import { drawCombobox } from './combobox.js';
import { el, freshId } from './dom.js';
import { drawText } from './rich-text.js';
import { seen } from './state.js';

/**
 * The input for an element, set to what stands in it.
 *
 * @param one - `{ element, given, name, labelledBy?, describedBy?, place }`
 * @param on - `{ value, changed, entered?, target, ask }`: values are in Slack's form
 */
export function drawInput(one, on) {
  const draw = INPUTS[one.element.type];
  return draw ? draw(one, on) : el('p', { class: 'unknown' }, `This page has no ${one.element.type}.`);
}

const described = ({ labelledBy, describedBy, name }) =>
  labelledBy ? { 'aria-labelledby': labelledBy, 'aria-describedby': describedBy } : { 'aria-label': name };

const INPUTS = {
  plain_text_input: drawText_,
  url_text_input: drawText_,
  email_text_input: drawText_,
  number_input: drawText_,
  static_select: drawSelect,
  multi_static_select: drawCombobox,
  external_select: drawCombobox,
  multi_external_select: drawCombobox,
  radio_buttons: (one, on) => drawBoxes('radio', one, on),
  checkboxes: (one, on) => drawBoxes('checkbox', one, on),
  users_select: (one, on) => drawIds(one, on, 'selected_user', people()),
  conversations_select: (one, on) => drawIds(one, on, 'selected_conversation', channels()),
  channels_select: (one, on) => drawIds(one, on, 'selected_channel', channels()),
  datepicker: (one, on) => drawMoment('date', 'selected_date', one, on),
  timepicker: (one, on) => drawMoment('time', 'selected_time', one, on),
  file_input: drawFiles,
};

const KEYBOARD = { url_text_input: 'url', email_text_input: 'email', number_input: 'decimal' };

function drawText_(one, on) {
  const { element, given } = one;
  const told = () => ({ type: element.type, value: input.value === '' ? null : input.value });
  const onkeydown = (event) => {
    const newLine = element.multiline && !event.ctrlKey && !event.metaKey;
    if (event.key !== 'Enter' || event.isComposing || newLine || !on.entered) return;
    // Enter tells the app; it does not submit the form too.
    event.preventDefault();
    void on.entered(told());
  };
  const input = el(element.multiline ? 'textarea' : 'input', {
    ...described(one),
    ...(element.multiline ? { rows: 5 } : { type: 'text', inputmode: KEYBOARD[element.type] }),
    placeholder: element.placeholder?.text,
    maxlength: given.max_length ?? 3_000,
    autofocus: element.focus_on_load,
    oninput: () => on.changed(told()),
    onkeydown,
  });
  input.value = on.value?.value ?? '';
  return input;
}

function drawSelect(one, on) {
  const { element, given } = one;
  const groups = element.option_groups ?? [{ options: element.options }];
  const flat = (given.option_groups ?? [{ options: given.options }]).flatMap((group) => group.options);
  let place = 0;
  const lists = groups.map((group) => {
    const options = group.options.map(({ text }) => el('option', { value: String(place++) }, text.text));
    return group.label ? el('optgroup', { label: group.label.text }, ...options) : options;
  });
  const changed = () => on.changed({ type: element.type, selected_option: flat[select.value] ?? null });
  const empty = el('option', { value: '' }, element.placeholder?.text ?? 'Choose…');
  const select = el(
    'select',
    { ...described(one), autofocus: element.focus_on_load, onchange: changed },
    empty,
    ...lists.flat(),
  );
  const chosen = flat.findIndex((option) => option.value === on.value?.selected_option?.value);
  select.value = chosen < 0 ? '' : String(chosen);
  return select;
}

function drawBoxes(kind, one, on) {
  const { element, given } = one;
  const group = freshId();
  const held = kind === 'radio' ? [on.value?.selected_option] : (on.value?.selected_options ?? []);
  const changed = () => {
    const chosen = given.options.filter((_, place) => boxes[place].checked);
    on.changed({
      type: element.type,
      ...(kind === 'radio' ? { selected_option: chosen[0] ?? null } : { selected_options: chosen }),
    });
  };
  const boxes = given.options.map((option) => {
    const box = el('input', { type: kind, name: group, onchange: changed });
    box.checked = held.some((other) => other?.value === option.value);
    return box;
  });
  const lines = element.options.map(({ text, description }, place) =>
    el(
      'label',
      { class: 'choice' },
      boxes[place],
      el('span', {}, ...inline(text), description && el('small', {}, ...inline(description))),
    ),
  );
  return el('div', { class: 'choices', role: kind === 'radio' ? 'radiogroup' : 'group', ...described(one) }, ...lines);
}

/** Text on one line: the paragraphs of mrkdwn would break a label apart. */
const inline = (text) => drawText(text).flatMap((node) => (node.tagName === 'P' ? [...node.childNodes] : [node]));

function drawIds(one, on, key, choices) {
  const changed = () => on.changed({ type: one.element.type, [key]: select.value || null });
  const options = choices.map(({ id, name }) => el('option', { value: id }, name));
  const empty = el('option', { value: '' }, one.element.placeholder?.text ?? 'Choose…');
  const select = el('select', { ...described(one), onchange: changed }, empty, ...options);
  select.value = on.value?.[key] ?? '';
  return select;
}

const people = () => seen.now.people.map(({ id, full }) => ({ id, name: full }));
const channels = () => seen.now.channels.map(({ id, name, kind }) => ({ id, name: kind === 'im' ? name : `#${name}` }));

function drawFiles(one, on) {
  const { type, filetypes, max_files: max } = one.given;
  const accept = filetypes?.map((extension) => `.${extension}`).join(',');
  const props = { ...described(one), accept, multiple: max !== 1 };
  const { input, list, show } = attachments(props, (files) => on.changed({ type, files }));
  show(on.value?.files ?? []);
  return el('div', { class: 'files' }, input, list);
}

function drawMoment(type, key, one, on) {
  const changed = () => on.changed({ type: one.element.type, [key]: input.value || null });
  const input = el('input', { type, ...described(one), onchange: changed });
  input.value = on.value?.[key] ?? '';
  return input;
}
