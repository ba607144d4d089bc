import { ask } from './api.js';
import { el, freshId } from './dom.js';
import { here } from './state.js';
import { follow } from './stream.js';

const wired = new WeakSet();

/** The composer under the channel; where one may not write, it says why. */
export function drawComposer(place, now) {
  const form = document.getElementById('composer-form');
  const box = document.getElementById('composer');
  form.hidden = !place;
  if (!place) return;
  if (!wired.has(form)) {
    wired.add(form);
    wire(form, box, () => ({ channel: here.channel }));
  }
  const shut = place.archived || !place.joined;
  box.disabled = shut;
  box.placeholder = placeholder(place, now);
  form.querySelector('.join')?.remove();
  if (!place.joined && !place.archived) {
    const join = () => ask('join', { as: here.as, channel: place.id });
    form.append(el('button', { type: 'button', class: 'join', onclick: join }, `Join #${place.name}`));
  }
}

function placeholder({ name, kind, archived, joined }, { me }) {
  if (archived) return 'This channel is archived';
  if (!joined) return `${me.full} is not in this channel`;
  return kind === 'im' ? `Message ${name}` : `Message #${name}`;
}

/** A text box with a button to send. @param to - says where what was typed goes */
export function typeBox(label, to) {
  const id = freshId();
  const box = el('textarea', { id, rows: '1', autocomplete: 'off', placeholder: label });
  const name = el('label', { class: 'hidden', for: id }, label);
  const form = el('form', { class: 'composer' }, name, box, el('button', { type: 'submit', class: 'primary' }, 'Send'));
  wire(form, box, to);
  return form;
}

function wire(form, box, to) {
  const said = [];
  let back = 0;
  const grow = () => {
    box.rows = Math.min(8, box.value.split('\n').length);
  };
  box.addEventListener('input', grow);
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
    // What was sent before comes back with the arrow, as in a shell.
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (step && (box.value === '' || said.includes(box.value))) {
      back = Math.max(0, Math.min(said.length, back + step));
      box.value = said[said.length - back] ?? '';
      event.preventDefault();
    }
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const text = box.value.trim();
    if (text === '') return;
    said.push(text);
    follow();
    back = 0;
    box.value = '';
    grow();
    const sent = await ask('say', { as: here.as, text, ...to() });
    // Nothing typed is lost to a refusal.
    if (!sent && box.value === '') box.value = text;
  });
}
