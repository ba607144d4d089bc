import { writeForMe } from './composer.js';
import { el } from './dom.js';
import { here } from './state.js';

/** What the visitor passed over or put away, for as long as the newsroom does not start over. */
const kept = {
  read(run) {
    const saved = JSON.parse(localStorage.getItem('tour') ?? '{}');
    return saved.run === run ? saved : { run, skipped: [], shut: false };
  },
  write: (saved) => localStorage.setItem('tour', JSON.stringify(saved)),
};

/**
 * The tour's strip under the channel's name: one step at a time, with a way to be the right person in the right place.
 * Each step is done in the newsroom itself. It can be skipped, put away, and taken up again.
 *
 * @param to - `{ become, go, redraw }`
 */
export function drawTour(now, to) {
  const [strip, toggle] = [document.getElementById('tour'), document.getElementById('tour-toggle')];
  const { tour } = now;
  const saved = tour && kept.read(tour.run);
  const focused = strip.contains(document.activeElement);
  toggle.hidden = !tour;
  const isOpen = Boolean(tour) && !saved.shut;
  toggle.setAttribute('aria-expanded', String(isOpen));
  toggle.onclick = () => set({ ...saved, shut: isOpen });
  strip.hidden = !isOpen;
  if (!isOpen) {
    strip.look = '';
    if (focused) toggle.focus();
    return;
  }
  const at = tour.steps.findIndex(({ id, done }) => !done && !saved.skipped.includes(id));
  const look = JSON.stringify([tour, saved, at, now.me.id, here.channel, here.home]);
  if (strip.look === look) return;
  strip.look = look;
  strip.replaceChildren(...(at < 0 ? theEnd(tour, saved, set) : step(at)));
  if (focused) strip.querySelector('button')?.focus();

  function set(next) {
    kept.write(next);
    to.redraw();
  }

  function step(place) {
    const { id, title, text } = tour.steps[place];
    return [
      progress(tour, place, saved.skipped),
      el('p', { class: 'tour-text' }, el('strong', {}, `${title}. `), reasonToMove(tour.steps[place], now) ?? text),
      el(
        'p',
        { class: 'tour-buttons' },
        copyButton(tour.steps[place], now),
        nextMove(tour.steps[place], now, to),
        el(
          'button',
          { type: 'button', class: 'quiet', onclick: () => set({ ...saved, skipped: [...saved.skipped, id] }) },
          'Skip This Step',
        ),
        el('button', { type: 'button', class: 'quiet', onclick: () => set({ ...saved, shut: true }) }, 'Hide the Tour'),
      ),
    ];
  }
}

/** Dots for eyes, a sentence for ears. */
function progress({ steps }, at, skipped) {
  const dot = ({ id, done }, place) => {
    const state = done ? 'done' : place === at ? 'now' : skipped.includes(id) ? 'skipped' : 'to-come';
    return el('span', { class: `tour-dot ${state}` }, done ? '✓' : String(place + 1));
  };
  const dots = el('span', { class: 'tour-dots', 'aria-hidden': 'true' }, ...steps.map(dot));
  return el(
    'p',
    { class: 'tour-progress' },
    el('span', { class: 'hidden' }, `Tour, step ${at + 1} of ${steps.length}`),
    dots,
  );
}

const personOf = ({ as }, { people }) => people.find(({ id }) => id === as);
const placeOf = ({ channel }, { channels }) => channels.find(({ id }) => id === channel);

const isThere = ({ channel }) => !here.home && here.channel === channel;

/** Why the step's own text would come too early. */
function reasonToMove(step, now) {
  const person = personOf(step, now);
  if (now.me.id !== step.as)
    return `This one is ${person.full}’s (${person.role.toLowerCase()}): one click makes you her.`;
  if (isThere(step)) return null;
  const place = placeOf(step, now);
  return place?.kind === 'im' ? 'It comes as a direct message.' : 'It happens in the story’s channel.';
}

/** Puts what the step needs for pasting where the visitor can paste it from. */
function copyButton({ as, copy, ...step }, now) {
  if (!copy || now.me.id !== as || !isThere(step)) return null;
  const label = `Copy ${copy.name}`;
  const press = async ({ target }) => {
    await navigator.clipboard.writeText(copy.text);
    target.textContent = 'Copied';
  };
  return el('button', { type: 'button', onclick: press }, label);
}

/** The one button that brings the visitor on; none where they only have to act. */
function nextMove(step, now, { become, go }) {
  const button = (label, onclick) => el('button', { type: 'button', class: 'primary', onclick }, label);
  if (now.me.id !== step.as) return button(`Be ${personOf(step, now).full.split(' ')[0]}`, () => become(step.as));
  const place = placeOf(step, now);
  if (!isThere(step) && place) {
    const name = place.kind === 'im' ? `Open ${place.name}` : `Go to #${place.name}`;
    return button(name, () => go({ channel: step.channel }));
  }
  return step.type ? button('Write It for Me', () => writeForMe(step.type)) : null;
}

function theEnd({ steps }, saved, set) {
  const done = steps.filter((step) => step.done).length;
  const text =
    done === steps.length
      ? 'That is the desk: asked, filed, approved, corrected, and everyone who saw the old words told. Try anything; Start over under Time tools brings this story back.'
      : `You have done ${done} of ${steps.length} steps and skipped the others.`;
  const again = () => set({ ...saved, skipped: [] });
  return [
    el('p', { class: 'tour-text', role: 'status' }, el('strong', {}, 'The tour is over. '), text),
    el(
      'p',
      { class: 'tour-buttons' },
      done < steps.length && el('button', { type: 'button', onclick: again }, 'Take the Skipped Steps'),
      el('button', { type: 'button', class: 'quiet', onclick: () => set({ ...saved, shut: true }) }, 'Hide the Tour'),
    ),
  ];
}
