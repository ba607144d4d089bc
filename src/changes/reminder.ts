import { referencePart } from '../block-kit/claim-line.ts';
import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { bold, code, type Part, rich, section } from '../block-kit/rich.ts';
import { civilMinute } from '../domain/civil.ts';
import type { Version } from '../domain/claim.ts';
import type { UserId } from '../domain/ids.ts';
import { isAtWork } from '../domain/rhythm.ts';
import { describeSaid, saidOn } from '../domain/said.ts';
import type { Story } from '../domain/story.ts';
import type { Deliver, Delivery, Newsroom } from '../feature.ts';
import { cardLink } from '../review/card-link.ts';
import { type Message, wasRefused } from '../workspace.ts';

const SENT: Delivery = { ended: 'sent' };
/** Between two reminders of one person: the next one may come at the same hour of the next day. */
const PAUSE_SECONDS = 20 * 3_600;
/** Where more could act, as in a channel whose every member may, nobody is written to: that is what the digest is for. */
const ASKED_MAX = 20;
/** Cards of one story that are looked at, the oldest. */
const READ_MAX = 50;
const LINES_MAX = 10;

/** Queues a reminder for everybody who can act on a card that has waited too long, where it is their working day. */
export async function remindEditors(newsroom: Newsroom): Promise<void> {
  const { store, workspace, settings, now } = newsroom;
  const stories = await store.stories.all();
  const asked = await Promise.all(stories.map((story) => overdueIn(story, newsroom)));
  const editors = new Set(asked.flat().flatMap(({ editors: able }) => [...able]));
  for (const person of await workspace.people([...editors])) {
    if (isAtWork(now(), person.zone ?? settings.zone)) await store.rounds.remind(person.id, PAUSE_SECONDS, now());
  }
}

/** Tells one editor which cards wait for them, over all stories, as far as they still do. */
export const tellReminder: Deliver = async ({ recipient }, newsroom) => {
  const { access, workspace, settings, now } = newsroom;
  if (recipient === null) return { ended: 'given_up', error: 'nobody_to_tell' };
  const { stories, person } = await access.sight(recipient);
  if (!isAtWork(now(), person.zone ?? settings.zone)) return SENT;
  const overdue = (await Promise.all(stories.map((story) => overdueIn(story, newsroom)))).flat();
  const theirs = overdue.filter(({ editors }) => editors.has(recipient));
  if (theirs.length === 0) return SENT;
  const posted = await workspace.post(recipient, await message(theirs, newsroom));
  return wasRefused(posted) ? { ended: 'given_up', error: posted.refused } : SENT;
};

interface Overdue {
  readonly version: Version;
  readonly story: Story;
  /** Those whose vote is missing. */
  readonly editors: ReadonlySet<UserId>;
}

/** Cards of a story that have waited too long, with those who can act: one that somebody holds has been looked at. */
async function overdueIn(story: Story, newsroom: Newsroom): Promise<Overdue[]> {
  const { remindAfter, archivedAt } = story;
  if (remindAfter === null || archivedAt !== null) return [];
  const { store, access, now } = newsroom;
  const { items } = await store.claims.list({ only: [story.id] }, { status: 'proposed' }, 'waiting', 0, READ_MAX);
  const late = items.filter(({ proposedAt }) => proposedAt <= now() - remindAfter * 3_600);
  const judged = await Promise.all(
    late.map(async (version): Promise<Overdue[]> => {
      const votes = await store.reviews.votes(version.id);
      if (votes.some(({ choice }) => choice === 'hold')) return [];
      const voted = new Set(votes.map(({ voter }) => voter));
      const able = [...(await access.approversFor(version.proposedBy, story))].filter((editor) => !voted.has(editor));
      return able.length > ASKED_MAX ? [] : [{ version, story, editors: new Set(able) }];
    }),
  );
  return judged.flat();
}

async function message(overdue: readonly Overdue[], newsroom: Newsroom): Promise<Message> {
  const shown = [...overdue].sort((a, b) => a.version.proposedAt - b.version.proposedAt).slice(0, LINES_MAX);
  const lines = await Promise.all(shown.map((one) => line(one, newsroom)));
  const heading =
    overdue.length === 1 ? 'A claim waits for you to decide' : `${overdue.length} claims wait for you to decide`;
  const references = shown.map(({ version }) => version.reference).join(', ');
  return {
    text: escapeMrkdwn(`${heading}: ${references}`),
    blocks: [
      rich(
        section(
          bold(heading),
          ...lines.flatMap((parts) => ['\n• ', ...parts]),
          '\nAll that waits: ',
          code('/story pending in:all'),
        ),
      ),
    ],
  };
}

async function line({ version, story }: Overdue, newsroom: Newsroom): Promise<Part[]> {
  const url = await cardLink(version.id, newsroom);
  const since = describeSaid(saidOn(civilMinute(version.proposedAt, story.zone)));
  const what = ` (${steady(version.speaker.name)}) in ${steady(story.title)}, since ${since}`;
  return [referencePart(version.reference, url), what];
}
