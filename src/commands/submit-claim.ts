import type { KnownBlock, ModalView } from '@slack/types';
import { problemLines } from '../block-kit/form.ts';
import type { AmendmentKind, SourceText, Version } from '../domain/claim.ts';
import { explain } from '../domain/explain.ts';
import { isVisible } from '../domain/fold.ts';
import type { ChannelId, MessageTs, VersionId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { outcomeOf } from '../domain/request.ts';
import type { Story } from '../domain/story.ts';
import type { Button, Form, Newsroom, Submission, Submitted } from '../feature.ts';
import {
  CLAIM_FORM,
  type ClaimBlock,
  type ClaimErrors,
  type ClaimFormMemory,
  claimForm,
  claimFormMemory,
  note,
  STORY_SELECT,
  WHEN_INPUT,
} from './claim-form.ts';
import { claimFormNotes } from './claim-form-notes.ts';
import { proposedMessage } from './proposed-message.ts';
import { describeDate, readClaimForm, readDate } from './read-claim-form.ts';
import { unparkSource } from './source-parking.ts';
import { requestMeant } from './which-request.ts';

/** The form of `add` and of *Save as Claim*: it closes only when the claim is on disk. */
export const submitClaim: Form = {
  callback: CLAIM_FORM,

  async submit(form, newsroom): Promise<Outcome<Submitted>> {
    const memory = remember(form);
    const story = await storyFor(form, memory, newsroom);
    if (!story.ok) return story;
    // What is on file can still be put right in a story that takes no new claims.
    if (story.value.archivedAt !== null && memory.base === null)
      return refuse({ code: 'story_archived', key: story.value.key });
    const source = await unparkSource(memory.source, newsroom);
    if (memory.source !== null && source === null) return refuse({ code: 'no_longer_here' });

    const proposed = await filed(form, memory, story.value, source, newsroom);
    if ('errors' in proposed && proposed.errors.apart && !memory.apart) {
      // Somebody of a name on file: only now is there something to ask for.
      const view = await drawAgain(form, { ...memory, apart: true }, [note(proposed.errors.apart)], newsroom);
      return done({ do: 'show', view, shown: { versions: [], door: 'form' } });
    }
    if ('errors' in proposed) return done({ do: 'errors', errors: proposed.errors });
    if (!proposed.ok && proposed.refusal.code === 'words_not_in_source') {
      return done({ do: 'errors', errors: { words: explain(proposed.refusal) } });
    }
    if (!proposed.ok) return proposed;
    return done({
      do: 'close',
      say: await proposedMessage(proposed.value, story.value, newsroom),
      channel: memory.channel as ChannelId | null,
      thread: memory.thread as MessageTs | null,
      shown: { versions: [proposed.value], door: 'answer' },
    });
  },

  redraw: (form, problems, newsroom) => drawAgain(form, remember(form), problemLines(problems), newsroom),
};

type Filed = Outcome<Version> | { readonly errors: ClaimErrors };

function filed(
  form: Submission,
  { base, request }: ClaimFormMemory,
  story: Story,
  source: SourceText | null,
  newsroom: Newsroom,
): Promise<Filed> {
  if (base !== null) return amend(form, base as VersionId, story, newsroom);
  return request ? respond(form, request, story, newsroom) : propose(form, story, source, newsroom);
}

async function propose(form: Submission, story: Story, source: SourceText | null, newsroom: Newsroom): Promise<Filed> {
  const read = await readClaimForm(form, story, source, newsroom);
  if ('errors' in read) return read;
  return newsroom.store.claims.propose(story.id, read.draft, source, form.user, newsroom.now());
}

/** What came of a request for comment: proposing it ends the request. */
async function respond(form: Submission, id: number, story: Story, newsroom: Newsroom): Promise<Filed> {
  const open = await requestMeant(id, form.user, newsroom);
  if (!open.ok) return open;
  if (open.value.story.id !== story.id) return refuse({ code: 'no_longer_here' });
  const read = await readClaimForm(form, story, null, newsroom);
  if ('errors' in read) return read;
  const { draft } = read;
  return newsroom.store.requests.settle(
    open.value.request.id,
    outcomeOf(draft.stance),
    draft,
    form.user,
    newsroom.now(),
  );
}

/** A new version of the claim that the form was filled in with. */
async function amend(form: Submission, id: VersionId, story: Story, newsroom: Newsroom): Promise<Filed> {
  const base = await newsroom.store.claims.version(id);
  if (base?.story !== story.id) return refuse({ code: 'no_longer_here' });
  const { words: text, identityKnownTo } = base;
  const kept = { text, saidAt: base.source?.saidAt ?? null, identityKnownTo };
  const read = await readClaimForm(form, story, kept, newsroom);
  const chosen = form.field('amendment').chosen[0]?.value;
  const kind: AmendmentKind | null = chosen === 'correction' || chosen === 'clarification' ? chosen : null;
  const reason = form.field('reason').text.trim();
  const errors = {
    ...('errors' in read ? read.errors : {}),
    ...(kind ? {} : { amendment: 'Say which it is.' }),
    ...(isVisible(reason) ? {} : { reason: 'Say why: everyone who was shown the claim will read it.' }),
  };
  if ('errors' in read || kind === null || Object.keys(errors).length > 0) return { errors };
  const keepsSource = form.field('origin').chosen[0]?.value !== 'hand';
  return newsroom.store.claims.amend(base.id, read.draft, { kind, reason }, keepsSource, form.user, newsroom.now());
}

/** Enter in *When* shows how the date is read; choosing a story lets its names be offered. The form is drawn again. */
export const claimFormPresses: readonly Button[] = [
  {
    action: WHEN_INPUT,
    async press({ form }, newsroom) {
      if (!form) return done({ do: 'nothing' });
      const memory = remember(form);
      const story = await storyFor(form, memory, newsroom);
      const zone = story.ok ? story.value.zone : newsroom.settings.zone;
      const source = await unparkSource(memory.source, newsroom);
      const typed = form.field('when').text.trim();
      const read = readDate(typed, zone, source, newsroom);
      const understood = read ? [note(describeDate(typed, read))] : [];
      return done({ do: 'redraw', view: await drawAgain(form, memory, understood, newsroom) });
    },
  },
  {
    action: STORY_SELECT,
    async press({ form }, newsroom) {
      if (!form) return done({ do: 'nothing' });
      const memory = remember(form);
      const story = await storyFor(form, memory, newsroom);
      if (!story.ok) return story;
      const chosen = { ...memory, story: story.value.id };
      return done({ do: 'redraw', view: await drawAgain(form, chosen, [], newsroom) });
    },
  },
];

const remember = (form: Submission): ClaimFormMemory => claimFormMemory.parse(JSON.parse(form.metadata));

/** The form as it stands filled in, with its own notes and others below them. */
async function drawAgain(
  form: Submission,
  memory: ClaimFormMemory,
  notes: readonly KnownBlock[],
  newsroom: Newsroom,
): Promise<ModalView> {
  const named = await storyFor(form, memory, newsroom);
  const story = named.ok ? named.value : null;
  const zone = story?.zone ?? newsroom.settings.zone;
  const source = await unparkSource(memory.source, newsroom);
  const filled = (block: ClaimBlock) => form.field(block);
  return claimForm(memory, zone, filled, [...claimFormNotes(story, source, zone), ...notes]);
}

/** The story that the form names, or was opened for, checked again: a form may outlive what its sender may see. */
async function storyFor(form: Submission, memory: ClaimFormMemory, newsroom: Newsroom): Promise<Outcome<Story>> {
  const sight = await newsroom.access.sight(form.user);
  const id = memory.asks ? Number(form.field('story').chosen[0]?.value ?? Number.NaN) : memory.story;
  const story = sight.stories.find((seen) => seen.id === id);
  return story ? done(story) : refuse({ code: 'no_longer_here' });
}
