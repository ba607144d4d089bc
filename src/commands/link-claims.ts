import { button, row } from '../block-kit/controls.ts';
import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import {
  LINK_ACTION,
  LINK_VERBS,
  linkButton,
  linkPhrase,
  type Pair,
  pairValue,
  REMOVE_LINK_ACTION,
} from '../block-kit/links.ts';
import { bold, rich, section } from '../block-kit/rich.ts';
import { type LinkKind, RESPONDING, type Touches } from '../domain/claim.ts';
import type { UserId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Button, Newsroom, Press } from '../feature.ts';
import type { LinkedClaims } from '../store/shelves/link-shelf.ts';
import type { Message } from '../workspace.ts';
import { versionPressed } from './which-claim.ts';

/** Links two claims: an editor's word counts, anybody else's is a suggestion. */
export async function makeLink(
  pair: Pair,
  touches: Touches | null,
  user: UserId,
  newsroom: Newsroom,
): Promise<Outcome<Message>> {
  const allowed = mayLink(pair, touches);
  if (!allowed.ok) return allowed;
  const confirmed = await isEditor(pair, user, newsroom);
  const edge = edgeOf(pair);
  await newsroom.store.links.make({ ...edge, touches, confirmed }, user, newsroom.now());
  const standing = await standingLink(edge, newsroom);
  if (!standing) return refuse({ code: 'no_such_link' });
  const state = standing.confirmed
    ? 'It shows with both claims.'
    : 'That is a suggestion: it counts once an editor confirms it.';
  return done(linkMessage(pair, standing.touches, state));
}

/** Takes a link away: an editor any, anybody else their own suggestion. */
export async function removeLink(pair: Pair, user: UserId, newsroom: Newsroom): Promise<Outcome<Message>> {
  const edge = edgeOf(pair);
  const standing = await standingLink(edge, newsroom);
  if (!standing) return refuse({ code: 'no_such_link' });
  const isOwn = !standing.confirmed && standing.by === user;
  const mayRemove = await isEditor(pair, user, newsroom);
  const editorsOnly = refuse({ code: 'editors_only', action: 'remove this link' });
  if (!isOwn && !mayRemove) return editorsOnly;
  // Meanwhile an editor may have confirmed what was theirs alone.
  const which = mayRemove ? 'any' : 'own_suggestion';
  if (!(await newsroom.store.links.remove(edge, user, newsroom.now(), which))) {
    return mayRemove ? refuse({ code: 'no_such_link' }) : editorsOnly;
  }
  const { version, kind, other } = pair;
  const text = `The link is removed: ${version.reference} no longer ${LINK_VERBS[kind]} ${other.reference}. Its history keeps it.`;
  return done({ text: escapeMrkdwn(text), blocks: [rich(section(text))] });
}

function mayLink({ version, kind, other }: Pair, touches: Touches | null): Outcome<null> {
  if (version.claim === other.claim) return refuse({ code: 'link_to_itself', reference: version.reference });
  if (version.story !== other.story) {
    return refuse({ code: 'link_across_stories', references: [version.reference, other.reference] });
  }
  if (touches !== null && !RESPONDING.includes(kind)) return refuse({ code: 'link_touches_nothing' });
  const ended = [version, other].find(({ status }) => status !== 'approved' && status !== 'proposed');
  return ended ? refuse({ code: 'already_decided', reference: ended.reference, status: ended.status }) : done(null);
}

async function isEditor({ version }: Pair, user: UserId, { access }: Newsroom): Promise<boolean> {
  const story = await access.story(user, version.story);
  return story !== null && access.isEditor(user, story);
}

const edgeOf = ({ version, kind, other }: Pair): LinkedClaims => ({
  ...{ story: version.story, claim: version.claim, kind, other: other.claim },
});

const standingLink = async ({ claim, kind, other }: LinkedClaims, { store }: Newsroom) =>
  (await store.links.of(claim)).find((link) => link.claim === claim && link.kind === kind && link.other === other);

/** Says what is linked, with buttons to say what it touches, where nobody did, and to take it back. */
function linkMessage(pair: Pair, touches: Touches | null, state: string): Message {
  const { version, kind, other } = pair;
  const asks = touches === null && RESPONDING.includes(kind) ? ' What does it touch?' : '';
  const names = ` (${steady(version.speaker.name)}) ${linkPhrase(kind, other.reference, touches)}, by ${steady(other.speaker.name)}. ${state}${asks}`;
  return {
    text: escapeMrkdwn(`${version.reference}${names}`),
    blocks: [
      rich(section(bold(version.reference), names)),
      row(...(asks === '' ? [] : touchesButtons(pair)), linkButton('Remove', pair)),
    ],
  };
}

const TOUCHES: readonly (readonly [touches: Touches, label: string])[] = [
  ['fact', 'The Fact'],
  ['quote', 'The Quote'],
  ['context', 'Its Context'],
  ['non_denial', 'Non-denial'],
];

const touchesButtons = (pair: Pair) =>
  TOUCHES.map(([touches, label]) => button(label, `${LINK_ACTION}.${touches}`, pairValue(pair)));

/** The buttons that link claims, under a confirmation, an answer of `denials` and the note that a claim is proposed. */
export const linkButtons: readonly Button[] = [
  { action: LINK_ACTION, press: (press, newsroom) => answered(press, newsroom, null) },
  ...TOUCHES.map(
    ([touches]): Button => ({
      action: `${LINK_ACTION}.${touches}`,
      press: (press, newsroom) => answered(press, newsroom, touches),
    }),
  ),
  {
    action: REMOVE_LINK_ACTION,
    async press(press, newsroom) {
      const pair = await pairPressed(press, newsroom);
      if (!pair.ok) return pair;
      const removed = await removeLink(pair.value, press.user, newsroom);
      return removed.ok ? done({ do: 'reply', message: removed.value }) : removed;
    },
  },
];

async function answered(press: Press, newsroom: Newsroom, touches: Touches | null) {
  const pair = await pairPressed(press, newsroom);
  if (!pair.ok) return pair;
  const made = await makeLink(pair.value, touches, press.user, newsroom);
  return made.ok ? done({ do: 'reply', message: made.value } as const) : made;
}

async function pairPressed({ value, user }: Press, newsroom: Newsroom): Promise<Outcome<Pair>> {
  const [, first = '', kind, second = ''] = /^(\d+) ([a-z_]+) (\d+)$/.exec(value) ?? [];
  const sight = await newsroom.access.sight(user);
  const [version, other] = [
    await versionPressed(first, sight, newsroom),
    await versionPressed(second, sight, newsroom),
  ];
  if (!isKind(kind)) return refuse({ code: 'no_longer_here' });
  if (!version.ok) return version;
  return other.ok ? done({ version: version.value, kind, other: other.value }) : other;
}

const isKind = (kind: string | undefined): kind is LinkKind => kind !== undefined && kind in LINK_VERBS;
