import { claimLine, claimLineText } from '../block-kit/claim-line.ts';
import { steady } from '../block-kit/escape.ts';
import { type Part, people, person } from '../block-kit/rich.ts';
import { changeLine, changeText } from '../changes/change-line.ts';
import { readChanges, type SeenChange } from '../changes/read-changes.ts';
import { civilMinute } from '../domain/civil.ts';
import type { Version } from '../domain/claim.ts';
import type { Instant } from '../domain/ids.ts';
import { describeSaid, saidOn } from '../domain/said.ts';
import type { Story } from '../domain/story.ts';
import type { Newsroom } from '../feature.ts';
import { cardLink } from '../review/card-link.ts';
import type { ChangeKind } from '../store/shelves/change-shelf.ts';
import type { Filter } from '../store/shelves/claim-shelf.ts';
import type { CastVote } from '../store/shelves/review-shelf.ts';
import { asked, lacking } from './handover-loose-ends.ts';
import type { Section, Shift } from './handover-section.ts';

/** Lines of one part: all of a handover stands on one screen. */
const LINES_MAX = 5;
/** Editors who are named beside a card. */
const NAMED_MAX = 4;
/** Cards in which holds are looked for, the oldest. */
const WAITING_MAX = 50;

/** The parts of a handover, in their order. To add one: a function here, and its name in this list. */
export const handoverSections: readonly ((shift: Shift, newsroom: Newsroom) => Promise<Section>)[] = [
  waiting,
  held,
  putRight,
  approved,
  disputed,
  unanswered,
  asked,
  lacking,
  embargoed,
  onTerms,
];

interface Waiting {
  readonly version: Version;
  readonly holds: readonly CastVote[];
}

async function waitingIn({ story }: Shift, { store }: Newsroom): Promise<Waiting[]> {
  const { items } = await store.claims.list({ only: [story.id] }, { status: 'proposed' }, 'waiting', 0, WAITING_MAX);
  return Promise.all(
    items.map(async (version) => {
      const votes = await store.reviews.votes(version.id);
      return { version, holds: votes.filter(({ choice }) => choice === 'hold') };
    }),
  );
}

async function waiting(shift: Shift, newsroom: Newsroom): Promise<Section> {
  const open = (await waitingIn(shift, newsroom)).filter(({ holds }) => holds.length === 0);
  const { story } = shift;
  const line = async ({ version }: Waiting): Promise<Part[]> => {
    const able = [...(await newsroom.access.approversFor(version.proposedBy, story))];
    const left = able.length - NAMED_MAX;
    const who: Part[] =
      able.length === 0
        ? ['nobody can act on it']
        : ['can act: ', ...people(able.slice(0, NAMED_MAX)), left > 0 ? ` and ${left} more` : null];
    return [...(await claimPart(version, newsroom)), ` · since ${moment(version.proposedAt, story)} · `, ...who];
  };
  const shown = open.slice(0, LINES_MAX);
  return {
    ...sectionOf(
      'Waiting for review, oldest first',
      shown.map(({ version }) => version),
      open.length,
      story,
      'pending',
    ),
    lines: await Promise.all(shown.map(line)),
  };
}

async function held(shift: Shift, newsroom: Newsroom): Promise<Section> {
  const all = (await waitingIn(shift, newsroom)).filter(({ holds }) => holds.length > 0);
  const line = async ({ version, holds }: Waiting): Promise<Part[]> => [
    ...(await claimPart(version, newsroom)),
    ...holds.flatMap(({ voter, reason }) => [
      ' · held by ',
      person(voter),
      reason ? `: ${steady(reason)}` : ' without a reason',
    ]),
  ];
  const shown = all.slice(0, LINES_MAX);
  return {
    ...sectionOf(
      'Held',
      shown.map(({ version }) => version),
      all.length,
      shift.story,
      'pending',
    ),
    lines: await Promise.all(shown.map(line)),
  };
}

/** What nobody may go on using as it was: the latest, in the order in which it happened. */
async function putRight({ story, since }: Shift, newsroom: Newsroom): Promise<Section> {
  const { items, total } = await latest(story, since, ['corrected', 'retracted', 'sealed', 'disputed'], newsroom);
  const lines = await Promise.all(
    items.map(async (change) => [...changeLine(change, await cardLink(change.version.id, newsroom)), ...whyOf(change)]),
  );
  const title = 'Corrected, retracted, disputed';
  const text = [`${title}:`, ...items.map(changeText)].join('\n');
  return { title, lines, total, command: sinceCommand(story, since), text, versions: [] };
}

/** What came into use in the shift, and still is: the latest. */
async function approved({ story, since }: Shift, newsroom: Newsroom): Promise<Section> {
  const { items, total } = await latest(story, since, ['approved'], newsroom);
  const inUse = items.map(({ version }) => version).filter(({ status }) => status === 'approved');
  const part = sectionOf('Approved', inUse, total, story, '');
  const lines = await Promise.all(inUse.map((version) => claimPart(version, newsroom)));
  return { ...part, lines, command: sinceCommand(story, since) };
}

async function latest(story: Story, since: Instant, kinds: readonly ChangeKind[], newsroom: Newsroom) {
  const reach = { stories: [story.id], kinds, after: await newsroom.store.changes.lastBefore(since) };
  const { total } = await newsroom.store.changes.list(reach, 0, 0);
  return readChanges(reach, Math.max(0, total - LINES_MAX), LINES_MAX, newsroom);
}

const sinceCommand = (story: Story, since: Instant): string =>
  `/story changed since ${saidOn(civilMinute(since, story.zone)).replace('T', ' ')} in:${story.slug}`;

/** Why, where the log was told. */
function whyOf({ kind, version }: SeenChange): Part[] {
  const reason = kind === 'corrected' ? version.amends?.reason : kind === 'retracted' ? version.reason : null;
  return reason ? [`: ${steady(reason)}`] : [];
}

async function disputed({ story }: Shift, newsroom: Newsroom): Promise<Section> {
  const { items, total } = await listed(story, { status: 'disputed' }, newsroom);
  const line = async (version: Version): Promise<Part[]> => {
    const denials = version.responses.filter(({ stance }) => stance === 'denial');
    const by = denials.slice(0, NAMED_MAX).map(({ actor, reference }) => `${steady(actor)} (${reference})`);
    return [...(await claimPart(version, newsroom)), ` · denied by ${by.join(', ')}`];
  };
  const part = sectionOf('Disputed', items, total, story, 'claims status:disputed');
  return { ...part, lines: await Promise.all(items.map(line)) };
}

async function unanswered({ story }: Shift, newsroom: Newsroom): Promise<Section> {
  const { items, total } = await listed(story, { stance: 'no_response' }, newsroom);
  const line = async (version: Version): Promise<Part[]> => [...(await claimPart(version, newsroom)), ' · no response'];
  const part = sectionOf('Asked, and no answer', items, total, story, 'claims');
  return { ...part, lines: await Promise.all(items.map(line)) };
}

async function embargoed({ story }: Shift, newsroom: Newsroom): Promise<Section> {
  const filter = { embargoedAt: saidOn(civilMinute(newsroom.now(), story.zone)) };
  const { items, total } = await listed(story, filter, newsroom);
  const part = sectionOf('Under embargo', items, total, story, 'claims');
  return { ...part, lines: await Promise.all(items.map((version) => claimPart(version, newsroom))) };
}

async function onTerms({ story }: Shift, newsroom: Newsroom): Promise<Section> {
  const { items, total } = await listed(story, { rulesOtherThan: 'on_the_record' }, newsroom);
  const part = sectionOf('Not on the record', items, total, story, 'claims');
  return { ...part, lines: await Promise.all(items.map((version) => claimPart(version, newsroom))) };
}

const listed = (story: Story, filter: Filter, { store }: Newsroom) =>
  store.claims.list({ only: [story.id] }, filter, 'newest', 0, LINES_MAX);

const sectionOf = (
  title: string,
  versions: readonly Version[],
  total: number,
  { slug }: Story,
  verb: string,
): Omit<Section, 'lines'> => ({
  title,
  total,
  command: `/story ${verb} in:${slug}`,
  text: [`${title}:`, ...versions.map(claimLineText)].join('\n'),
  versions,
});

async function claimPart(version: Version, newsroom: Newsroom): Promise<Part[]> {
  return claimLine(version, await cardLink(version.id, newsroom));
}

const moment = (at: Instant, { zone }: Story): string => describeSaid(saidOn(civilMinute(at, zone)));
