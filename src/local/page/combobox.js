import { el } from './dom.js';
import { listbox, stepOf } from './listbox.js';

// Long enough that a quick typist asks once, short enough that it feels at hand.
const PAUSE_MS = 150;

/**
 * A field that offers options as one types, from the app or from a list, for one choice or several (the combobox
 * pattern of the ARIA Authoring Practices: arrows move, Enter picks, Escape closes).
 */
export function drawCombobox(one, on) {
  const { element, given, place } = one;
  const many = element.type.startsWith('multi_');
  let chosen = (many ? on.value?.selected_options : [on.value?.selected_option].filter(Boolean)) ?? [];
  let offered = [];
  let timer;
  let asked = 0;

  const name = one.labelledBy
    ? { 'aria-labelledby': one.labelledBy, 'aria-describedby': one.describedBy }
    : { 'aria-label': one.name };
  const input = el('input', {
    ...{ type: 'text', autocomplete: 'off', ...name },
    placeholder: element.placeholder?.text ?? 'Type to search',
    ...{ autofocus: element.focus_on_load, oninput: soon, onclick: soon, onkeydown: steer, onblur: leave },
  });
  const list = listbox(input, 'options');
  const chips = el('span', { class: 'chips' });
  const box = el('div', { class: 'combobox' }, chips, input, list.node);
  show();
  return box;

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE_MS);
  }

  async function search() {
    const turn = ++asked;
    const groups =
      given.options || given.option_groups ? fromList() : await on.suggest({ ...place, typed: input.value });
    // An answer that was overtaken by a later question is dropped.
    if (turn !== asked || document.activeElement !== input) return;
    offered = groups.flatMap((group) => group.options.map((option) => ({ ...option, group: group.label })));
    drawOffered();
  }

  function fromList() {
    const typed = input.value.toLowerCase();
    const groups = element.option_groups ?? [{ options: element.options }];
    const from = given.option_groups ?? [{ options: given.options }];
    return groups.map((group, at) => ({
      label: group.label?.text ?? '',
      options: group.options
        .map((option, index) => ({ ...option, given: from[at].options[index] }))
        .filter(({ text }) => text.text.toLowerCase().includes(typed)),
    }));
  }

  function drawOffered() {
    let group = '';
    const rows = offered.flatMap((option, index) => {
      const row = el(
        'li',
        { role: 'option', onpointerdown: (event) => pick(index, event) },
        option.text.text,
        option.description && el('small', {}, option.description.text),
      );
      if (!option.group || option.group === group) return [row];
      group = option.group;
      return [el('li', { role: 'presentation', class: 'group' }, group), row];
    });
    const least = given.min_query_length ?? 3;
    const none = !given.options && input.value.length < least ? `Type at least ${least} characters` : 'Nothing found';
    list.show(rows.length > 0 ? rows : [el('li', { role: 'presentation', class: 'none' }, none)], 0);
  }

  function steer(event) {
    const step = stepOf(event);
    if (step) {
      event.preventDefault();
      if (list.open) list.move(step);
      else void search();
    } else if (event.key === 'Enter' && list.open && list.active >= 0) pick(list.active, event);
    else if (event.key === 'Escape' && list.open) {
      event.preventDefault();
      event.stopPropagation();
      shut();
    } else if (event.key === 'Backspace' && many && input.value === '' && chosen.length > 0) set(chosen.slice(0, -1));
  }

  function pick(index, event) {
    event.preventDefault();
    const option = offered[index].given;
    const others = chosen.filter((other) => other.value !== option.value);
    shut();
    set(many ? [...others, option] : [option]);
    input.focus();
  }

  function set(next) {
    chosen = next;
    show();
    on.changed(
      many
        ? { type: element.type, selected_options: chosen }
        : { type: element.type, selected_option: chosen[0] ?? null },
    );
  }

  function show() {
    input.value = many ? '' : (chosen[0]?.text.text ?? '');
    const drop = (option) => () => set(chosen.filter((other) => other !== option));
    const chip = (option) =>
      el(
        'span',
        { class: 'chip' },
        option.text.text,
        el('button', { type: 'button', 'aria-label': `Remove ${option.text.text}`, onclick: drop(option) }, '×'),
      );
    chips.replaceChildren(...(many ? chosen.map(chip) : []));
  }

  function leave() {
    clearTimeout(timer);
    shut();
    // What was typed and not picked is no choice.
    if (!many && input.value === '' && chosen.length > 0) set([]);
    else show();
  }

  function shut() {
    asked++;
    list.shut();
  }
}
