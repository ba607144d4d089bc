import { escapeMrkdwn } from '../block-kit/escape.ts';
import { input, modal, problemLines, textInput } from '../block-kit/form.ts';
import { rich, section } from '../block-kit/rich.ts';
import { REASON_MAX, type Version } from '../domain/claim.ts';
import type { UserId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Choice } from '../domain/standing.ts';
import type { Answer, Button, Form, Newsroom, Submission, Submitted } from '../feature.ts';
import type { CastVote } from '../store/shelves/review-shelf.ts';
import { APPROVE_ACTION, DECLINE_ACTION, HOLD_ACTION, TAKE_BACK_ACTION } from './card.ts';
import { recountVersion } from './recount.ts';
import { versionForReview } from './version-for-review.ts';

/** *Approve* and *Take Back*: the editor's button on the card, for those who cannot react. */
export const voteButtons: readonly Button[] = [
  {
    action: APPROVE_ACTION,
    async press({ message, user, value }, newsroom) {
      const seen = await versionForReview(value, user, newsroom, 'approve a claim', message);
      if (!seen.ok) return seen;
      const { version, story } = seen.value;
      if (story.fourEyes && version.proposedBy === user) return refuse({ code: 'own_proposal' });
      return vote(version, user, 'approve', null, newsroom);
    },
  },
  {
    action: TAKE_BACK_ACTION,
    async press({ message, user, value }, newsroom) {
      const seen = await versionForReview(value, user, newsroom, 'take a vote back', message);
      if (!seen.ok) return seen;
      const { version } = seen.value;
      const own = await votesOf(user, version, newsroom);
      const taken = await vote(version, user, null, null, newsroom);
      if (!taken.ok || own.some((cast) => cast.means === 'button')) return taken;
      return say(
        own.length > 0
          ? `Your vote on ${version.reference} is an emoji: remove it from the card to take it back.`
          : `You pressed nothing on ${version.reference}, so there is nothing to take back.`,
      );
    },
  },
];

const votesOf = async (user: UserId, { id }: Version, { store }: Newsroom): Promise<readonly CastVote[]> =>
  (await store.reviews.votes(id)).filter((cast) => cast.voter === user);

/** Tells the presser alone what the card does not show. */
const say = (text: string): Outcome<Answer> =>
  done({ do: 'reply', message: { text: escapeMrkdwn(text), blocks: [rich(section(text))] } });

/** *Hold* and *Decline* ask why, first. */
export const reasonButtons: readonly Button[] = [
  { action: HOLD_ACTION, verb: 'hold' as const },
  { action: DECLINE_ACTION, verb: 'decline' as const },
].map(({ action, verb }) => ({
  action,
  opensForm: true,
  async press({ message, user, value }, newsroom) {
    const seen = await versionForReview(value, user, newsroom, `${verb} a claim`, message);
    return seen.ok ? done({ do: 'open', view: reasonForm(verb, value, seen.value.version.reference, '', []) }) : seen;
  },
}));

type Verb = 'hold' | 'decline';
const CALLBACKS = { hold: 'review.hold.submit', decline: 'review.decline.submit' } as const;

/** The reason for a hold or a decline, and with it the vote or the decision. */
export const reasonForms: readonly Form[] = (['hold', 'decline'] as const).map((verb) => ({
  callback: CALLBACKS[verb],

  async submit(form, newsroom): Promise<Outcome<Submitted>> {
    const seen = await versionForReview(form.metadata, form.user, newsroom, `${verb} a claim`);
    if (!seen.ok) return seen;
    const reason = form.field('reason').text.trim();
    if (reason === '') return done({ do: 'errors', errors: { reason: 'Say why: the proposer will read it.' } });
    const { version } = seen.value;
    const settled = await settle(verb, version, form.user, reason, newsroom);
    if (!settled.ok) return settled;
    const text = `${version.reference} is ${verb === 'hold' ? 'on hold' : 'declined'}.`;
    const card = await newsroom.store.reviews.cardOf(version.id);
    return done({ do: 'close', say: { text, blocks: [rich(section(text))] }, channel: card?.channel ?? null });
  },

  redraw: async (form: Submission, problems: readonly string[]) =>
    reasonForm(verb, form.metadata, '', form.field('reason').text, problems),
}));

async function settle(
  verb: Verb,
  version: Version,
  editor: UserId,
  reason: string,
  newsroom: Newsroom,
): Promise<Outcome<unknown>> {
  if (verb === 'hold') return vote(version, editor, 'hold', reason, newsroom);
  return newsroom.store.reviews.decline(version.id, editor, reason, newsroom.now());
}

/** Puts the press on record, then decides on all that stands on the card, the emoji included. */
export async function vote(
  version: Version,
  editor: UserId,
  choice: Choice | null,
  reason: string | null,
  newsroom: Newsroom,
): Promise<Outcome<Answer>> {
  const pressed = await newsroom.store.reviews.press(version.id, editor, choice, reason, newsroom.now());
  if (!pressed.ok) return pressed;
  const standing = await recountVersion(version, newsroom);
  const outweighed = choice === 'approve' && standing?.status === 'held' && standing.holders.includes(editor);
  if (!outweighed) return done({ do: 'nothing' });
  return say(`Your own hold on ${version.reference} outweighs your approval: remove its emoji from the card.`);
}

function reasonForm(verb: Verb, metadata: string, reference: string, reason: string, problems: readonly string[]) {
  const title = verb === 'hold' ? 'Hold a Claim' : 'Decline a Claim';
  const effect = verb === 'hold' ? 'stays open until you take the hold back' : 'is closed for good';
  return modal(CALLBACKS[verb], { title, submit: verb === 'hold' ? 'Hold' : 'Decline' }, metadata, [
    ...problemLines(problems),
    ...(reference === '' ? [] : [rich(section(`${reference} ${effect}.`))]),
    input('reason', 'Reason', textInput('reason', reason, { multiline: true, max: REASON_MAX })),
  ]);
}
