import { button, row } from '../block-kit/controls.ts';
import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { bold, code, rich, section } from '../block-kit/rich.ts';
import type { ActorId } from '../domain/ids.ts';
import { prepare } from '../domain/match.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Watched } from '../domain/watch.ts';
import type { Answer, Command, Newsroom } from '../feature.ts';
import { placeOf, type Question, readQuestion } from './question.ts';
import { actorsNamed } from './which-actor.ts';

export const STOP_ACTION = 'watch.list.stop';
/** A watch of more words than these fits nothing but itself. */
const WORDS_MAX = 30;

/** `watch`: one direct message when something approved is by or about somebody, or has these words. */
export const watch: Command = {
  name: 'watch',
  usage: 'watch <actor or words> [in:]',
  summary: 'a direct message when something by or about the actor, or with the words, is approved',
  group: 'Find',

  async answer(rest, asker, newsroom): Promise<Outcome<Answer>> {
    const needs = { name: watch.name, usage: watch.usage, words: true, story: false, filters: ['in'] } as const;
    const question = await readQuestion(rest, asker, newsroom, needs);
    if (!question.ok) return question;
    const watched = await watchedIn(question.value, /^\s*["“„«]/u.test(rest), newsroom);
    if (!watched.ok) return watched;
    const story = question.value.story?.id ?? null;
    const added = await newsroom.store.watches.add({ ...watched.value, story }, asker.user, newsroom.now());
    if (!added.ok) return added;
    const { kind, text } = added.value;
    const what = WHAT[kind](`“${steady(text)}”`);
    const where = placeOf(question.value).replace(/^every/u, 'any');
    const [before, after] = [
      'When something ',
      `${kind === 'either' ? ',' : ''} is approved in ${where}, I will write to you.`,
    ];
    return done({
      do: 'reply',
      message: {
        text: escapeMrkdwn(`${before}${what}${after}`),
        blocks: [
          rich(section(before, bold(what), `${after} What you watch: `, code('/story unwatch'))),
          row(button('Stop', STOP_ACTION, String(added.value.id))),
        ],
      },
    });
  },
};

/** What a watch fits, after "something": "by or about …". */
export const WHAT: Readonly<Record<Watched['kind'], (text: string) => string>> = {
  actor: (text) => `by or about ${text}`,
  words: (text) => `with the words ${text}`,
  either: (text) => `by or about ${text}, or with these words`,
};

/** Somebody on file, unless the words were in quotation marks; whoever is not on file yet may be so one day. */
async function watchedIn(question: Question, isQuoted: boolean, newsroom: Newsroom): Promise<Outcome<Watched>> {
  const text = question.words.trim();
  if (!isQuoted) {
    const named = await actorsNamed(text, question, newsroom);
    if (named.ok) return done({ kind: 'actor', text: named.value.name, actor: inOneStory(question, named.value.ids) });
    if (named.refusal.code !== 'nobody_by_that_name') return named;
  }
  const asked = prepare(text);
  if (!asked) return refuse({ code: 'no_words_in', asked: text });
  if (asked.tokens.length > WORDS_MAX) return refuse({ code: 'question_too_long', max: WORDS_MAX });
  return done({ kind: isQuoted ? 'words' : 'either', text, actor: null });
}

/** Each story keeps its own actors: over all of them, only the name is the same. */
const inOneStory = ({ story }: Question, [first]: readonly ActorId[]): ActorId | null =>
  story && first !== undefined ? first : null;
