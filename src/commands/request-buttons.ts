import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { rich, section } from '../block-kit/rich.ts';
import type { Version } from '../domain/claim.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { answered, type CommentRequest, silenceDraft } from '../domain/request.ts';
import { parseReference } from '../domain/story.ts';
import type { Answer, Button, Newsroom, Press } from '../feature.ts';
import { knownChoice } from './actor-choice.ts';
import { type ClaimFormMemory, claimForm, filled, note } from './claim-form.ts';
import { claimFormNotes } from './claim-form-notes.ts';
import { proposedMessage } from './proposed-message.ts';
import { ANSWERED_ACTION, CANCEL_ACTION, DECLINED_ACTION, LISTED, SILENT_ACTION } from './request-message.ts';
import { type OpenRequest, requestMeant } from './which-request.ts';

/** *Answered*: the form for what they said, filled in; proposing it ends the request. */
const answeredButton: Button = {
  action: ANSWERED_ACTION,
  opensForm: true,
  async press(press, newsroom): Promise<Outcome<Answer>> {
    const open = await pressed(press, newsroom);
    if (!open.ok) return open;
    const { request, story } = open.value;
    const asked = await askedAbout(request, newsroom);
    if (!asked) return refuse({ code: 'no_longer_here' });
    const memory: ClaimFormMemory = {
      ...{ story: story.id, asks: false, source: null, base: null, request: request.id },
      ...{ channel: press.channel, thread: press.thread },
    };
    const fields = filled({
      speaker: [knownChoice(request.actor)],
      title: (await newsroom.store.actors.lastTitle(request.actor.id)) ?? '',
      about: answered(asked, request.actor).map(knownChoice),
    });
    const what = `What ${steady(request.actor.name)} answered about ${request.reference}, asked via ${steady(request.means)}. It is linked with that claim.`;
    const notes = [...claimFormNotes(story, null, story.zone), note(what)];
    return done({ do: 'open', view: claimForm(memory, story.zone, fields, notes) });
  },
};

/** *Declined* and *No Answer*: proposes just that, with a link to the claim that it was about. */
const silenceButtons: readonly Button[] = (['declined', 'silent'] as const).map((outcome) => ({
  action: outcome === 'declined' ? DECLINED_ACTION : SILENT_ACTION,
  async press(press, newsroom): Promise<Outcome<Answer>> {
    const open = await pressed(press, newsroom);
    if (!open.ok) return open;
    const { request, story } = open.value;
    const asked = await askedAbout(request, newsroom);
    if (!asked) return refuse({ code: 'no_longer_here' });
    const now = newsroom.now();
    const stance = outcome === 'declined' ? 'declined_comment' : 'no_response';
    const draft = silenceDraft(request, stance, asked, { now, zone: story.zone });
    const proposed = await newsroom.store.requests.settle(request.id, outcome, draft, press.user, now);
    if (!proposed.ok) return proposed;
    return done({
      do: 'reply',
      message: await proposedMessage(proposed.value, story, newsroom),
      shown: { versions: [proposed.value], door: 'answer' },
      replace: standsAlone(press),
    });
  },
}));

/** *Cancel Request*: it was no request any more; nothing is proposed. */
const cancelButton: Button = {
  action: CANCEL_ACTION,
  async press(press, newsroom): Promise<Outcome<Answer>> {
    const open = await pressed(press, newsroom);
    if (!open.ok) return open;
    const cancelled = await newsroom.store.requests.cancel(open.value.request.id, press.user, newsroom.now());
    if (!cancelled.ok) return cancelled;
    const { actor, reference } = cancelled.value;
    const text = `The request to ${steady(actor.name)} about ${reference} is cancelled.`;
    const message = { text: escapeMrkdwn(text), blocks: [rich(section(text))] };
    return done({ do: 'reply', message, replace: standsAlone(press) });
  },
};

export const requestButtons: readonly Button[] = [answeredButton, ...silenceButtons, cancelButton];

const pressed = ({ value, user }: Press, newsroom: Newsroom): Promise<Outcome<OpenRequest>> =>
  requestMeant(Number(value.replace(LISTED, '') || Number.NaN), user, newsroom);

const standsAlone = ({ value }: Press): boolean => !value.endsWith(LISTED);

/** The claim that somebody was asked about, as it stands last. */
async function askedAbout({ story, reference }: CommentRequest, { store }: Newsroom): Promise<Version | null> {
  const { number = 0 } = parseReference(reference) ?? {};
  return (await store.claims.edition(story, number)).at(-1) ?? null;
}
