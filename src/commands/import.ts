import { escapeMrkdwn, shorten, steady } from '../block-kit/escape.ts';
import { bold, type Part, rich, section } from '../block-kit/rich.ts';
import { type GroundRules, LINK_MAX } from '../domain/claim.ts';
import { isVisible } from '../domain/fold.ts';
import { takeStory } from '../domain/grammar.ts';
import type { ChannelId, MessageTs } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Story } from '../domain/story.ts';
import type { Answer, Command, Form, Newsroom, Shortcut, Submission, Submitted } from '../feature.ts';
import type { Filed } from '../store/shelves/import-shelf.ts';
import type { Message } from '../workspace.ts';
import { articleSent, keepMessage } from './article-sent.ts';
import { claimsInArticle, type FoundInArticle } from './claims-in-article.ts';
import {
  IMPORT_FORM,
  type ImportMemory,
  importFields,
  importForm,
  importMemory,
  NOTHING_FILLED,
} from './import-form.ts';
import { placeForFiling } from './place-for-filing.ts';
import { runningStoryMeant } from './which-story.ts';

/** `import`: an article comes back as proposed claims, each with its place in the text, in one digest. */
export const importArticle: Command = {
  name: 'import',
  usage: 'import [a link] [in:]',
  summary: 'paste or upload an article: its attributed claims come back as proposals, in one digest',
  group: 'File and review',
  opensForm: true,

  async answer(rest, asker, newsroom): Promise<Outcome<Answer>> {
    const { story: named, rest: typed } = takeStory(rest);
    const sight = await newsroom.access.sight(asker.user);
    const story = runningStoryMeant(named, asker.channel, sight);
    if (!story.ok) return story;
    const isLink = /^https?:\/\/\S+$/iu.test(typed.trim()) && typed.trim().length <= LINK_MAX;
    const link = isLink ? typed.trim() : '';
    const problems = typed.trim() === '' || isLink ? [] : ['Paste the article below: a line holds too little of it.'];
    const memory = memoryOf(story.value, asker, null);
    return done({ do: 'open', view: importForm(memory, { ...NOTHING_FILLED, link }, forStory(story.value), problems) });
  },
};

/** *Import Article*, on a message with a file, or with an article for its text. */
export const importMessage: Shortcut = {
  callback: 'import.message',

  async open(asker, message, newsroom): Promise<Outcome<Answer>> {
    if (message === null) return refuse({ code: 'no_longer_here' });
    const place = await placeForFiling(asker, newsroom);
    if (!place.ok) return place;
    const { story } = place.value;
    const [file = null] = message.files;
    if (file === null && !isVisible(message.source.text)) return refuse({ code: 'nothing_to_import' });
    const kept = { number: await keepMessage(message, file, newsroom), from: fromLine(file?.name ?? null) };
    return done({ do: 'open', view: importForm(memoryOf(story, asker, kept), NOTHING_FILLED, forStory(story), []) });
  },
};

const forStory = (story: Story | null): string[] => (story ? [`For ${story.key}: ${steady(story.title)}`] : []);

const fromLine = (name: string | null): string =>
  name === null
    ? 'The article is the text of the message.'
    : `The article is the file “${steady(shorten(name, 100))}”.`;

const memoryOf = (
  story: Story | null,
  { channel, thread }: { readonly channel: ChannelId | null; readonly thread: MessageTs | null },
  kept: { readonly number: number; readonly from: string } | null,
): ImportMemory => ({
  ...{ story: story?.id ?? null, asks: story === null, channel, thread },
  ...{ message: kept?.number ?? null, from: kept?.from ?? null },
});

/** The form for an article: it closes only when its claims are on disk. */
export const submitImport: Form = {
  callback: IMPORT_FORM,

  async submit(form, newsroom): Promise<Outcome<Submitted>> {
    const memory = remember(form);
    const story = await storyFor(form, memory, newsroom);
    if (!story.ok) return story;
    if (story.value.archivedAt !== null) return refuse({ code: 'story_archived', key: story.value.key });
    const sent = await articleSent(form, memory.message, story.value, newsroom);
    if ('errors' in sent) return done({ do: 'errors', errors: sent.errors });
    const { article } = sent;

    const { attributions, note } = await newsroom.articles.attribute(article.source.text);
    if (note === 'not_english') return problem(memory, 'This does not seem to be in English: I read English alone.');
    const { groundRules, terms } = importFields(form);
    const rules = { groundRules: groundRules as GroundRules, terms: terms || null };
    const found = await claimsInArticle(article, attributions, story.value, rules, newsroom);
    if (found.claims.length + found.reprints.length === 0) return problem(memory, nothingFound(found));
    const { imports } = newsroom.store;
    const at = newsroom.now();
    const filed = await imports.file(story.value.id, article, found.claims, found.reprints, form.user, at);
    if (!filed.ok && filed.refusal.code === 'imported_before')
      return problem(memory, await before(filed.refusal.import, newsroom));
    if (!filed.ok) return filed;
    return done({
      do: 'close',
      say: receipt(filed.value, found),
      channel: memory.channel as ChannelId | null,
      thread: memory.thread as MessageTs | null,
    });
  },

  redraw: async (form, problems, newsroom) => {
    const memory = remember(form);
    const story = await storyFor(form, memory, newsroom);
    return importForm(memory, importFields(form), forStory(story.ok ? story.value : null), problems);
  },
};

const remember = (form: Submission): ImportMemory => importMemory.parse(JSON.parse(form.metadata));

/** The story that the form names, or was opened for, checked again: a form may outlive what its sender may see. */
async function storyFor(form: Submission, memory: ImportMemory, newsroom: Newsroom): Promise<Outcome<Story>> {
  const { stories } = await newsroom.access.sight(form.user);
  const id = memory.asks ? Number(form.field('story').chosen[0]?.value ?? Number.NaN) : memory.story;
  const story = stories.find((seen) => seen.id === id);
  return story ? done(story) : refuse({ code: 'no_longer_here' });
}

/** A sentence at the field that the article came in. */
const problem = ({ message }: ImportMemory, sentence: string): Outcome<Submitted> =>
  done({ do: 'errors', errors: { [message === null ? 'article' : 'outlet']: sentence } });

function nothingFound({ left }: FoundInArticle): string {
  const unclear = left.unnamed + left.unsure;
  const why =
    unclear > 0
      ? ` There ${unclear === 1 ? 'was 1 attribution' : `were ${unclear} attributions`} whose speaker, or whose words, I could not tell for sure.`
      : '';
  return `I found nobody in this text who is said to have said something, so nothing was filed.${why}`;
}

async function before(id: Parameters<Newsroom['store']['imports']['digest']>[0], { store, workspace }: Newsroom) {
  const posted = (await store.imports.digest(id))?.posted;
  const url = posted && (await workspace.permalink(posted));
  return `This very article was imported before, so nothing was filed again.${url ? ` Its digest: ${url}` : ''}`;
}

/** Tells the importer what was filed, what was not, and why. */
function receipt({ versions }: Filed, { reprints, left }: FoundInArticle): Message {
  const [first, last] = [versions[0]?.reference, versions.at(-1)?.reference];
  const range = versions.length > 1 ? `${first} to ${last}` : (first ?? '');
  const claims = versions.length === 1 ? '1 claim is proposed' : `${versions.length} claims are proposed`;
  const filed = versions.length > 0 ? `${claims}: ${range}, in one digest in the review channel.` : 'No claim is new.';
  const known =
    reprints.length > 0
      ? ` ${reprints.length} ${reprints.length === 1 ? 'is' : 'are'} on file already: noted as printed here, too.`
      : '';
  const rest = leftOut(left);
  const parts: Part[] = [bold(filed), known, rest];
  return { text: escapeMrkdwn(`${filed}${known}${rest}`), blocks: [rich(section(...parts))] };
}

function leftOut({ unnamed, unsure, more }: FoundInArticle['left']): string {
  const reasons = [
    ...(unnamed > 0 ? [`${unnamed} by nobody whom the text names`] : []),
    ...(unsure > 0 ? [`${unsure} too unsure`] : []),
    ...(more > 0 ? [`${more} beyond what one import holds: import the rest of the text by itself`] : []),
  ];
  return reasons.length > 0 ? ` Left out: ${reasons.join('; ')}.` : '';
}
