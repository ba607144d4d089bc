// @ts-check

/**
 * @typedef {import('../command-hints.ts').CommandHints} CommandHints
 * @typedef {CommandHints['verbs'][number]} Verb
 * @typedef {{ text: string, summary: string }} Usage - what a verb takes, and what it is for
 * @typedef {{ label: string, detail: string, insert: string }} Item - what is offered, and what it puts into the text
 * @typedef {{ from: number, items: Item[], usage: Usage | null }} Offer - `from`: where the word begins that is typed
 * @typedef {Offer & { to: number }} Completion
 *
 * @typedef {object} Known - what there is to say where one types
 * @property {readonly { command: string, usage_hint: string, description: string }[]} commands
 * @property {CommandHints | null} hints
 * @property {readonly { full: string, name: string, role: string, isApp: boolean }[]} people - who can be mentioned
 * @property {boolean} thread - whether one types in a thread, where Slack has no commands
 */

/**
 * What can follow in a line that is being typed: commands, verbs, filters, people. Nothing is offered inside a word.
 *
 * @param {{ text: string, caret: number, asked?: boolean }} typed - `asked`: offers filters before they are begun, too
 * @param {Known} known
 * @returns {Completion}
 */
export function complete({ text, caret, asked = false }, known) {
  const before = text.slice(0, caret);
  const command = commandIn(before, asked, known);
  const people = peopleIn(before, known.people);
  const found = people.items.length > 0 ? { ...people, usage: command.usage } : command;
  const items = /^\S/u.test(text.slice(caret)) ? [] : found.items;
  return { ...found, items, to: caret };
}

/**
 * A text with what was taken put in, and where the caret then stands. One space after it is enough.
 *
 * @param {string} text
 * @param {Pick<Completion, 'from' | 'to'>} place
 * @param {Pick<Item, 'insert'>} item
 */
export function taken(text, { from, to }, { insert }) {
  const after = text.slice(to);
  const rest = insert.endsWith(' ') ? after.replace(/^ /u, '') : after;
  return { text: text.slice(0, from) + insert + rest, caret: from + insert.length };
}

/** @returns {Offer} */
const nothing = () => ({ from: 0, items: [], usage: null });

/**
 * @param {string} before
 * @param {Known['people']} people
 * @returns {Offer}
 */
function peopleIn(before, people) {
  const typed = /(?:^|[\s(])@([^@\n]*)$/u.exec(before)?.[1]?.toLowerCase();
  if (typed === undefined) return nothing();
  const names = people.filter(({ full, name }) => {
    const whole = full.toLowerCase();
    return [whole, name, ...whole.split(' ')].some((one) => one.startsWith(typed));
  });
  const items = names.map(({ full, role, isApp }) => {
    return { label: `@${full}`, detail: isApp ? 'App' : role, insert: `@${full} ` };
  });
  return { from: before.length - typed.length - 1, items, usage: null };
}

/**
 * @param {string} before
 * @param {boolean} asked
 * @param {Known} known
 */
function commandIn(before, asked, known) {
  const [, slash] = known.thread ? [] : (/^\s*(\/\S*)$/u.exec(before) ?? []);
  if (slash) return { from: before.length - slash.length, items: commandItems(slash, known), usage: null };
  const line = known.hints && lineIn(before, known.hints.command, known);
  return known.hints && line !== null ? lineOffer(line, before.length, asked, known.hints) : nothing();
}

/**
 * The commands, and, once one stands there whole, what it can be followed by.
 *
 * @param {string} typed
 * @param {Known} known
 */
function commandItems(typed, { commands, hints }) {
  const items = commands
    .filter(({ command }) => command.startsWith(typed.toLowerCase()))
    .map(({ command, usage_hint: usage, description }) => {
      const hint = hints?.command === command || usage === '' ? '' : ` ${usage}`;
      return { label: command + hint, detail: description, insert: `${command} ` };
    });
  if (hints?.command !== typed) return items;
  return [...items, ...verbItems('', hints.verbs).map((item) => ({ ...item, insert: `${typed} ${item.insert}` }))];
}

/**
 * What stands behind the command, or behind a mention of the app, which hears the same words.
 *
 * @param {string} before
 * @param {string} command
 * @param {Known} known
 * @returns {string | null} `null` where neither is
 */
function lineIn(before, command, { people, thread }) {
  const [, first, rest] = /^\s*(\/\S*)\s+([\s\S]*)$/u.exec(before) ?? [];
  if (first !== undefined) return first === command && !thread ? (rest ?? '') : null;
  const app = people.find(({ isApp }) => isApp);
  const called = app ? before.lastIndexOf(`@${app.full}`) : -1;
  if (!app || called < 0) return null;
  const said = before.slice(called + app.full.length + 1);
  return /^\s/u.test(said) ? said.trimStart() : null;
}

/**
 * @param {string} line - from the verb on, up to the caret
 * @param {number} end - where the caret stands in the whole text
 * @param {boolean} asked
 * @param {CommandHints} hints
 * @returns {Offer}
 */
function lineOffer(line, end, asked, hints) {
  const [, name, rest = ''] = /^(\S+)\s+([\s\S]*)$/u.exec(line) ?? [];
  if (name === undefined) return { from: end - line.length, items: verbItems(line, hints.verbs), usage: null };
  const verb = called(name, hints.verbs);
  return verb ? verbOffer(verb, rest, end, asked, hints) : nothing();
}

/**
 * @param {string} name
 * @param {readonly Verb[]} verbs
 */
const called = (name, verbs) => verbs.find((verb) => verb.name === name.toLowerCase());

/**
 * Verbs whose name begins as typed, the one typed in full first; then those with a later part that does (`said`).
 *
 * @param {string} typed
 * @param {readonly Verb[]} verbs
 */
function verbItems(typed, verbs) {
  const start = typed.toLowerCase();
  const rank = (/** @type {Verb} */ { name }) => {
    if (name === start) return 0;
    if (name.startsWith(start)) return 1;
    return name.split('-').some((part) => part.startsWith(start)) ? 2 : 3;
  };
  return verbs
    .filter((verb) => rank(verb) < 3)
    .toSorted((one, other) => rank(one) - rank(other))
    .map(({ name, usage, summary }) => ({ label: usage, detail: summary, insert: `${name} ` }));
}

/**
 * @param {Verb} verb
 * @param {string} rest - behind the verb, up to the caret
 * @param {number} end
 * @param {boolean} asked
 * @param {CommandHints} hints
 * @returns {Offer}
 */
function verbOffer(verb, rest, end, asked, hints) {
  const usage = { text: verb.usage, summary: verb.summary };
  const word = /\S*$/u.exec(rest)?.[0] ?? '';
  const from = end - word.length;
  // Within quotation marks nothing is a filter.
  if (quoting(rest)) return { from, items: [], usage };
  const earlier = masked(rest.slice(0, rest.length - word.length));
  if (!verb.verbs) return { from, items: filterItems(verb, { earlier, word, asked }, hints), usage };

  const [, ...words] = earlier.matchAll(/\S+/gu);
  const asking = words.find(([name]) => verb.verbs?.includes(name.toLowerCase()));
  const inner = asking && called(asking[0], hints.verbs);
  if (asking && inner) {
    const behind = rest.slice(asking.index + asking[0].length).trimStart();
    const offer = verbOffer(inner, behind, end, asked, hints);
    return { ...offer, usage: { text: `${verb.name} … ${inner.usage}`, summary: verb.summary } };
  }
  const ready = earlier.trim() !== '' && (word !== '' || asked);
  const others = hints.verbs.filter(({ name }) => verb.verbs?.includes(name));
  return { from, items: ready ? verbItems(word, others) : [], usage };
}

const QUOTED = /"[^"]*"|“[^”]*”/gu;

/** @param {string} text */
const quoting = (text) => /["“]/u.test(text.replace(QUOTED, ''));

/**
 * A text in which what is quoted is one word that means nothing; everything else stands where it stood.
 *
 * @param {string} text
 */
const masked = (text) => text.replace(QUOTED, (quoted) => '_'.repeat(quoted.length));

/**
 * The filters that the verb takes and that are not given yet; behind one with few values, these.
 *
 * @param {Verb} verb
 * @param {{ earlier: string, word: string, asked: boolean }} typed
 * @param {CommandHints} hints
 * @returns {Item[]}
 */
function filterItems({ usage }, { earlier, word, asked }, { filters }) {
  const takes = usage.split(/[\s[\]]+/u);
  const given = earlier.toLowerCase().split(/\s+/u);
  const start = word.toLowerCase();
  const free = filters.filter(({ name }) => {
    return takes.includes(`${name}:`) && !given.some((one) => one.startsWith(`${name}:`));
  });
  const valued = free.find(({ name, values }) => values && start.startsWith(`${name}:`));
  if (valued) {
    const whole = (valued.values ?? []).map((value) => `${valued.name}:${value}`);
    return whole.filter((one) => one.startsWith(start)).map((one) => ({ label: one, detail: '', insert: `${one} ` }));
  }
  if (start === '' && !asked) return [];
  return free
    .filter(({ name }) => name.startsWith(start))
    .map(({ name, hint }) => ({ label: `${name}:`, detail: hint, insert: `${name}:` }));
}
