import { confirmed } from './confirm.js';
import { el, isBusy, setBusy } from './dom.js';
import { drawInput } from './inputs.js';
import { menuButton } from './menu.js';
import { drawText } from './rich-text.js';

/** A control outside an input: acting on it tells the app at once. */
export function drawControl({ block, element, given }, on) {
  const act = async (value) => {
    if (await confirmed(element.confirm)) await on.act({ block, action: given.action_id, value });
  };
  if (element.type === 'button') return drawButton(element, given, act);
  if (element.type === 'overflow') {
    const items = element.options.map(({ text }, place) => ({
      text: text.text,
      run: () => act({ type: 'overflow', selected_option: given.options[place] }),
    }));
    return menuButton('More', '⋯', items, 'quiet');
  }
  const name = element.placeholder?.text ?? given.action_id;
  const place = { block, action: given.action_id };
  return drawInput(
    { element, given, name, place },
    { ...on, changed: act, value: on.values?.[block]?.[given.action_id] },
  );
}

function drawButton(element, given, act) {
  const press = async (event) => {
    const button = event.currentTarget;
    if (isBusy(button)) return;
    setBusy(button, true);
    if (given.url) window.open(given.url, '_blank', 'noopener');
    const { text, value, style } = given;
    await act({ type: 'button', text, ...(value === undefined ? {} : { value }), ...(style ? { style } : {}) });
    setBusy(button, false);
  };
  const props = {
    type: 'button',
    class: element.style ?? '',
    'aria-label': element.accessibility_label,
    onclick: press,
  };
  return el('button', props, ...drawText(element.text));
}
