import { ask } from './api.js';
import { attachments } from './attachments.js';
import { complete } from './completion.js';
import { completionsBox } from './completions-box.js';
import { el, freshId } from './dom.js';
import { draftIn, keepDraft, remember, saidBy } from './kept-text.js';
import { stepOf } from './listbox.js';
import { here, seen } from './state.js';
import { follow } from './stream.js';

const LINES_MAX = 8;

const wired = new WeakMap();
/** Files that were chosen and not sent, by place: they do not outlive the page. */
const chosen = new Map();

/** The composer under the channel; where one may not write, it says why. */
export function drawComposer(place, now) {
  const form = document.getElementById('composer-form');
  const box = document.getElementById('composer');
  form.hidden = !place;
  if (!place) return;
  if (!wired.has(form)) wired.set(form, wire(form, box));
  const shut = place.archived || !place.joined;
  box.disabled = shut;
  box.placeholder = placeholder(place, now);
  wired.get(form).show(shut ? null : { as: here.as, channel: place.id, thread: '' });
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

/** Puts a text into the composer under the channel, for somebody to look over and send. */
export function writeForMe(text) {
  wired.get(document.getElementById('composer-form'))?.put(text);
  document.getElementById('composer').focus();
}

/** A text box with a button to send. @param place - where what is typed goes, and as whom: `{ as, channel, thread }` */
export function typeBox(label, place) {
  const id = freshId();
  const box = el('textarea', { id, rows: '1', autocomplete: 'off', placeholder: label });
  const name = el('label', { class: 'hidden', for: id }, label);
  const form = el('form', { class: 'composer' }, name, box, el('button', { type: 'submit', class: 'primary' }, 'Send'));
  wire(form, box).show(place);
  return form;
}

/**
 * Makes a form send what is typed into its box. `show` says where to; until then, and with `null`, nowhere. `put` types for
 * somebody.
 */
function wire(form, box) {
  let place = null;
  const known = () => {
    const { commands, hints, mentionable: people } = seen.now;
    return { commands, hints, people, thread: place?.thread !== '' };
  };
  const completions = completionsBox(box, (typed) => complete(typed, known()), changed);
  const attached = attachments({ multiple: true, hidden: true, 'aria-label': 'Files' }, keepChosen);
  const button = el('button', { type: 'button', onclick: () => attached.input.click() }, 'Attach');
  form.prepend(completions.list, completions.usage, attached.list);
  box.after(attached.input, button);

  function keepChosen(files) {
    if (place) chosen.set(keyOf(place), files);
  }

  /** Shows what was chosen for the place that one is in now. */
  const showChosen = () => attached.show(place ? chosenIn(place) : []);

  function changed() {
    grow(box);
    if (place) keepDraft(place, box.value);
  }

  /** Puts a text into the box that nobody typed just now: nothing is offered for it. */
  function put(text) {
    box.value = text;
    changed();
    completions.look({ quiet: true });
  }

  /** What was sent before comes back with the arrows, as in a shell. */
  function recall(step) {
    const said = place ? saidBy(place.as) : [];
    const at = box.value === '' ? said.length : said.indexOf(box.value);
    if (at < 0) return false;
    put(said[Math.max(0, at + step)] ?? '');
    return true;
  }

  /** Lists what can follow, at the end of the text: further up, the arrow is for moving there. */
  const list = ({ key, ctrlKey }) =>
    ((key === ' ' && ctrlKey) || (key === 'ArrowDown' && box.selectionStart === box.value.length)) &&
    completions.look({ asked: true });

  function steer(event) {
    if (event.isComposing || completions.steer(event)) return;
    const plain = !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
    const step = plain && stepOf(event);
    if (event.key === 'Enter' && !event.shiftKey) form.requestSubmit();
    else if (!(step && recall(step)) && !list(event)) return;
    event.preventDefault();
  }

  async function send(event) {
    event.preventDefault();
    const text = box.value.trim();
    const files = place ? chosenIn(place) : [];
    if (!place || (text === '' && files.length === 0)) return;
    const to = place;
    if (text !== '') remember(to.as, text);
    follow();
    put('');
    chosen.delete(keyOf(to));
    showChosen();
    const { as, channel, thread } = to;
    const ids = files.map(({ id }) => id);
    const sent = await ask('say', { as, channel, text, files: ids, ...(thread === '' ? {} : { threadTs: thread }) });
    if (sent) return;
    // Nothing typed or chosen is lost to a refusal, wherever one has gone since.
    if (chosenIn(to).length === 0) chosen.set(keyOf(to), files);
    if (draftIn(to) === '') keepDraft(to, text);
    if (!isSame(place, to)) return;
    showChosen();
    put(draftIn(to));
  }

  box.addEventListener('input', (event) => {
    changed();
    completions.look({ quiet: event.isComposing });
  });
  box.addEventListener('keydown', steer);
  // A box is as high as its text only where it is on show.
  box.addEventListener('focus', () => grow(box));
  form.addEventListener('submit', send);

  return {
    put,
    show(next) {
      if (isSame(place, next)) return;
      place = next;
      put(next ? draftIn(next) : '');
      showChosen();
      button.disabled = next === null;
    },
  };
}

const keyOf = (place) => JSON.stringify(place);
const chosenIn = (place) => chosen.get(keyOf(place)) ?? [];
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

function grow(box) {
  box.rows = 1;
  while (box.rows < LINES_MAX && box.scrollHeight > box.clientHeight) box.rows++;
}
