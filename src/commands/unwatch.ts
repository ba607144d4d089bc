import { button, row } from '../block-kit/controls.ts';
import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { bold, rich, section } from '../block-kit/rich.ts';
import { foldName, nameMatch } from '../domain/names.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Answer, Asker, Button, Command, Newsroom } from '../feature.ts';
import type { Watch } from '../store/shelves/watch-shelf.ts';
import { answerListing, type Listed, type Listing } from './listing.ts';
import { placeOf, type Question, readQuestion } from './question.ts';
import { STOP_ACTION, WHAT } from './watch.ts';

const USAGE = 'unwatch [<what>] [in:]';

/** What one watches, each with a button that stops it. */
export const myWatches: Listing = {
  name: 'unwatch',
  usage: USAGE,
  filters: ['in'],
  summary: 'stops a watch; alone, what you watch',
  group: 'Find',
  words: false,
  story: false,
  entriesMax: 15,
  door: 'answer',

  async find({ sight }, newsroom, offset, limit) {
    const watches = await newsroom.store.watches.of(sight.person.id);
    const heading = watches.length === 0 ? 'You watch nothing. Begin with /story watch <actor or words>.' : 'You watch';
    const entries = watches.slice(offset, offset + limit).map((one) => entryOf(one, sight));
    return done({ heading, total: watches.length, entries });
  },
};

/** `unwatch`: stops what one watches by that name or with those words; alone, lists it. */
export const unwatch: Command = {
  name: myWatches.name,
  usage: USAGE,
  summary: myWatches.summary,
  group: myWatches.group,

  async answer(rest, asker, newsroom): Promise<Outcome<Answer>> {
    if (rest.trim() === '') return list(asker, newsroom);
    const needs = { ...myWatches, words: true };
    const question = await readQuestion(rest, asker, newsroom, needs);
    if (!question.ok) return question;
    const { words } = question.value;
    const mine = await newsroom.store.watches.of(asker.user);
    const named = mine.filter((one) => isMeant(one, words));
    // In a story's channel its own watch is meant, where there is one.
    const here = named.filter(({ story }) => story === question.value.story?.id);
    const meant = here.length > 0 ? here : named;
    if (meant.length === 0) return refuse({ code: 'not_watched', asked: words });
    for (const { id } of meant) await newsroom.store.watches.stop(id, asker.user);
    const text = `You no longer watch “${steady(meant[0]?.text ?? '')}”.`;
    return done({ do: 'reply', message: { text: escapeMrkdwn(text), blocks: [rich(section(text))] } });
  },
};

/** *Stop* under a watch: the list comes again without it. */
export const stopWatching: Button = {
  action: STOP_ACTION,
  async press(press, newsroom) {
    const id = /^\d+$/.test(press.value) ? Number(press.value) : 0;
    if (!(await newsroom.store.watches.stop(id, press.user))) return refuse({ code: 'no_longer_here' });
    const answer = await list(press, newsroom);
    return answer.ok && answer.value.do === 'reply' ? done({ ...answer.value, replace: true }) : answer;
  },
};

const list = (asker: Asker, newsroom: Newsroom): Promise<Outcome<Answer>> =>
  answerListing(myWatches, { rest: '', starts: [0] }, asker, newsroom);

/** A part of a name will do, as it did when the watch began. */
const isMeant = ({ kind, text }: Watch, typed: string): boolean =>
  foldName(text) === foldName(typed) || (kind !== 'words' && nameMatch(typed, text, []) === 'part');

function entryOf({ id, kind, text, story }: Watch, { stories }: Question['sight']): Listed {
  const seen = stories.find((one) => one.id === story) ?? null;
  const where = story !== null && !seen ? 'a story that you can’t see any more' : placeOf({ story: seen });
  const what = WHAT[kind](`“${steady(text)}”`).replace(/^./u, (first) => first.toUpperCase());
  return {
    blocks: [rich(section(bold(what), ` · ${where}`)), row(button('Stop', STOP_ACTION, String(id)))],
    text: escapeMrkdwn(`${what} · ${where}`),
  };
}
