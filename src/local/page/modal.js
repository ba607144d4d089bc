import { ask } from './api.js';
import { drawBlocks } from './blocks.js';
import { el, freshId, giveBack, isBusy, setBusy } from './dom.js';
import { showErrors } from './field.js';
import { here } from './state.js';

/** The form that is open now: its dialog, and where the focus was before. */
let open = null;

/** What was typed into a form and not sent, by view. It outlives a reload, as the form does. */
const typed = {
  in: (view) => JSON.parse(sessionStorage.getItem(`form:${view}`) ?? '{}'),
  keep: (view, values) => sessionStorage.setItem(`form:${view}`, JSON.stringify(values)),
  forget: (view) => sessionStorage.removeItem(`form:${view}`),
};

/** Shows the person's top modal, redraws it when the app did, and closes it when it is gone. */
export function drawModal({ modal, depth, me }) {
  const key = modal && `${me.id}/${modal.id}/${modal.hash}`;
  const from = open?.from ?? document.activeElement;
  if (open && open.key !== key) {
    open.dialog.remove();
    // Closed, and not only covered by another form or left by whoever plays somebody else now.
    if (!modal && open.person === me.id) typed.forget(open.view);
    open = null;
    // Whoever went on meanwhile stays where they are: a second Escape closes a form at once.
    if (!modal && document.activeElement === document.body) giveBack(from);
  }
  if (!modal) return;
  if (!open) open = { key, from, person: me.id, view: modal.id, dialog: show(modal, depth), errors: '' };
  const errors = JSON.stringify(modal.errors);
  if (errors !== open.errors) showErrors(open.dialog, modal.errors);
  open.errors = errors;
}

function show(view, depth) {
  const title = freshId();
  const values = valuesOf(view);
  let closing = false;
  const close = async (clear) => {
    if (closing) return;
    closing = true;
    closing = (await ask('close', { as: here.as, view: view.id, clear })) !== null;
  };
  const submit = async (event) => {
    event.preventDefault();
    const button = dialog.querySelector('button[type=submit]');
    if (!button || isBusy(button)) return;
    setBusy(button, true);
    await ask('submit', { as: here.as, view: view.id, values });
    setBusy(button, false);
  };
  const dialog = el(
    'dialog',
    {
      class: 'modal',
      'aria-labelledby': title,
      oncancel: (event) => {
        event.preventDefault();
        void close(false);
      },
    },
    el(
      'form',
      { onsubmit: submit, novalidate: true },
      el('h2', { id: title }, view.title),
      el('div', { class: 'modal-body' }, ...drawBlocks(view.blocks, acting(view, values))),
      el(
        'footer',
        {},
        el('button', { type: 'button', onclick: () => close(false) }, view.close ?? (depth > 1 ? 'Back' : 'Close')),
        view.submit && el('button', { type: 'submit', class: 'primary' }, view.submit),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  const first = dialog.querySelector('[autofocus], .field input, .field textarea, .field select');
  first?.focus();
  return dialog;
}

/** What stands in the form: what the newsroom knows, and over it what was typed since, where the field is still there. */
function valuesOf(view) {
  const earlier = typed.in(view.id);
  const values = structuredClone(view.values);
  for (const [block, actions] of Object.entries(earlier)) {
    for (const [action, value] of Object.entries(actions)) {
      if (values[block]?.[action]) values[block][action] = value;
    }
  }
  return values;
}

function acting(view, values) {
  const target = { view: view.id };
  const write = ({ block, action }, value) => {
    values[block] = { ...values[block], [action]: value };
    const before = typed.in(view.id);
    typed.keep(view.id, { ...before, [block]: { ...before[block], [action]: value } });
  };
  return {
    target,
    values,
    errors: view.errors,
    changed: write,
    act: ({ block, action, value }) => {
      if (value.type !== 'button' && value.type !== 'overflow') write({ block, action }, value);
      return ask('press', { as: here.as, target, block, action, value });
    },
    suggest: async (place) => (await ask('suggest', { as: here.as, target, ...place }))?.groups ?? [],
  };
}
