import { problemLines } from '../block-kit/form.ts';
import { explain } from '../domain/explain.ts';
import { takeStory } from '../domain/grammar.ts';
import type { ChannelId, MessageTs, StoryId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { MEANS_MAX, mayAskAbout, parseAsk, type TypedRequest } from '../domain/request.ts';
import type { Story } from '../domain/story.ts';
import type { Answer, Asker, Command, Form, Newsroom, Submission, Submitted } from '../feature.ts';
import { knownChoice } from './actor-choice.ts';
import { ASK_FORM, type AskBlock, askForm, askFormMemory } from './ask-form.ts';
import { note } from './claim-form.ts';
import { deadlineIn, readAskForm } from './read-ask-form.ts';
import { requestedMessage } from './request-message.ts';
import { actorsNamed } from './which-actor.ts';
import { claimMeant, type SeenClaim } from './which-claim.ts';
import { storyMeant } from './which-story.ts';

/** `ask`: logs a request for comment; where a part of it is missing, in a form. */
export const ask: Command = {
  name: 'ask',
  usage: 'ask [<actor> about <ref> via <how> by <deadline>] [in:]',
  summary: 'logs a request for comment, reminds you at its deadline, and files what came of it',
  group: 'File and review',
  opensForm: true,

  async answer(rest, asker, newsroom): Promise<Outcome<Answer>> {
    const { story: named, rest: line } = takeStory(rest);
    const typed = parseAsk(line);
    const claim = typed.about === '' ? null : await claimMeant(typed.about, named, asker, newsroom);
    if (claim?.ok === false) return claim;
    const story = claim?.value.story ?? (await storyOf(named, asker, newsroom));
    if ('ok' in story) return story;
    if (story.archivedAt !== null) return refuse({ code: 'story_archived', key: story.key });
    if (claim) {
      const allowed = mayAskAbout(claim.value.versions);
      if (!allowed.ok) return allowed;
    }
    const isWhole = typed.whom !== '' && typed.means !== '' && typed.means.length <= MEANS_MAX;
    return claim && isWhole ? log(typed, claim.value, asker, newsroom) : form(typed, story, asker, newsroom);
  },
};

async function storyOf(named: string | null, { user, channel }: Asker, { access }: Newsroom) {
  const story = storyMeant(named, channel, await access.sight(user));
  return story.ok ? story.value : story;
}

/** The line says all there is to say; without a deadline, the story's response window gives it. */
async function log(
  { whom, means, deadline: typed }: TypedRequest,
  { story, versions }: SeenClaim,
  asker: Asker,
  newsroom: Newsroom,
): Promise<Outcome<Answer>> {
  const actor = await actorsNamed(whom, { scope: { only: [story.id] }, story, meant: {} }, newsroom);
  if (!actor.ok) return actor;
  const deadline = deadlineIn(typed, story, newsroom);
  if (!deadline.ok) return deadline;
  const [id] = actor.value.ids;
  const [first] = versions;
  if (id === undefined || !first) return refuse({ code: 'no_longer_here' });
  const now = newsroom.now();
  const request = { story: story.id, claim: first.claim, actor: id, means, deadline: deadline.value };
  const made = await newsroom.store.requests.make(request, asker.user, now);
  return made.ok ? done({ do: 'reply', message: requestedMessage(made.value, now, story.zone) }) : made;
}

async function form(typed: TypedRequest, story: Story, asker: Asker, newsroom: Newsroom): Promise<Outcome<Answer>> {
  const { whom, about, means, deadline } = typed;
  const place = { scope: { only: [story.id] }, story, meant: {} };
  const actor = whom === '' ? null : await actorsNamed(whom, place, newsroom);
  const [id] = actor?.ok ? actor.value.ids : [];
  const chosen = actor?.ok && id !== undefined ? [knownChoice({ id, name: actor.value.name })] : [];
  const notes = actor?.ok === false ? [note(explain(actor.refusal))] : [];
  const texts = { claim: about, means, deadline, whom: '' };
  const memory = { story: story.id, channel: asker.channel, thread: asker.thread };
  const is = (block: AskBlock) => ({ text: texts[block], chosen: block === 'whom' ? chosen : [], files: [] });
  return done({ do: 'open', view: askForm(memory, story, is, notes) });
}

/** Logs the request; the form closes when it is on disk. */
export const submitAsk: Form = {
  callback: ASK_FORM,

  async submit(sent, newsroom): Promise<Outcome<Submitted>> {
    const memory = askFormMemory.parse(JSON.parse(sent.metadata));
    const story = await storyIn(sent, newsroom);
    if (!story) return refuse({ code: 'no_longer_here' });
    if (story.archivedAt !== null) return refuse({ code: 'story_archived', key: story.key });
    const read = await readAskForm(sent, story, newsroom);
    if ('errors' in read) return done({ do: 'errors', errors: read.errors });
    const now = newsroom.now();
    const made = await newsroom.store.requests.make(read.request, sent.user, now);
    if (!made.ok) return made;
    const say = requestedMessage(made.value, now, story.zone);
    const place = { channel: memory.channel as ChannelId | null, thread: memory.thread as MessageTs | null };
    return done({ do: 'close', say, ...place });
  },

  async redraw(sent, problems, newsroom) {
    const memory = askFormMemory.parse(JSON.parse(sent.metadata));
    const story = (await storyIn(sent, newsroom)) ?? { key: 'HACK', zone: newsroom.settings.zone, responseHours: 24 };
    return askForm(memory, story, (block) => sent.field(block), problemLines(problems));
  },
};

/** The form's story, if its sender may see it now. */
async function storyIn({ user, metadata }: Submission, { access }: Newsroom): Promise<Story | null> {
  return access.story(user, askFormMemory.parse(JSON.parse(metadata)).story as StoryId);
}
