import { escapeMrkdwn } from '../block-kit/escape.ts';
import { bold, person, rich, section } from '../block-kit/rich.ts';
import { civilMinute } from '../domain/civil.ts';
import type { Instant } from '../domain/ids.ts';
import { done, refuse } from '../domain/outcome.ts';
import { describeSaid, saidOn } from '../domain/said.ts';
import type { RecallReport } from '../store/shelves/recall-shelf.ts';
import type { Listed, Listing } from './listing.ts';
import { claimNamed } from './which-claim.ts';

/** `recall`: who was told that a claim changed, who confirmed it, and who could not be reached and why. */
export const recall: Listing = {
  name: 'recall',
  usage: 'recall <ref> [in:]',
  filters: ['in'],
  summary: 'who was told of a correction or retraction, who confirmed, who could not be reached; for editors',
  group: 'File and review',
  words: true,
  story: false,
  entriesMax: 20,
  door: 'history',

  async find(question, newsroom, offset, limit) {
    const claim = await claimNamed(question.words, question.story, question.sight, newsroom);
    if (!claim.ok) return claim;
    const { story, number } = claim.value;
    const isEditor = await newsroom.access.isEditor(question.sight.person.id, story);
    if (!isEditor) return refuse({ code: 'editors_only', action: 'see who was told' });
    const reports = await newsroom.store.recalls.of(story.id, number);
    const entries = reports.flatMap((report) => [
      summary(report, story.zone),
      ...report.notices.map((one) => line(one, story.zone)),
    ]);
    const reference = `${story.key}-${number}`;
    const heading =
      entries.length > 0 ? `Recall of ${reference}` : `${reference} was not recalled: nothing of it went out of use.`;
    return done({ heading, total: entries.length, entries: entries.slice(offset, offset + limit) });
  },
};

const KINDS: Readonly<Record<RecallReport['kind'], string>> = {
  correction: 'corrected',
  clarification: 'clarified',
  retraction: 'retracted',
  seal: 'sealed',
};

function summary({ kind, edition, by, at, notices, uncounted }: RecallReport, zone: string): Listed {
  const told = notices.filter(({ toldAt }) => toldAt !== null).length;
  const confirmed = notices.filter(({ confirmedAt }) => confirmedAt !== null).length;
  const lost = notices.filter(({ unreachable }) => unreachable !== null).length;
  const waiting = notices.length - told - lost;
  const counts = [
    `shown to ${notices.length}`,
    `${told} told`,
    `${confirmed} confirmed`,
    ...(waiting > 0 ? [`${waiting} being told`] : []),
    ...(lost > 0 ? [`${lost} not reached`] : []),
    ...(uncounted > 0 ? [`${uncounted} more were shown it too long ago for us to know who`] : []),
  ].join(', ');
  const what = `Version ${edition} ${KINDS[kind]}`;
  const when = ` at ${moment(at, zone)}: ${counts}.`;
  return {
    blocks: [rich(section(bold(what), ' by ', person(by), when))],
    text: escapeMrkdwn(`${what}${when}`),
  };
}

function line(notice: RecallReport['notices'][number], zone: string): Listed {
  const became = becameOf(notice, zone);
  return { blocks: [rich(section(person(notice.member), ` · ${became}`))], text: escapeMrkdwn(became) };
}

function becameOf(
  { toldAt, wordless, unreachable, confirmedAt }: RecallReport['notices'][number],
  zone: string,
): string {
  if (unreachable !== null)
    return `could not be reached: ${UNREACHABLE[unreachable] ?? `Slack refused (${unreachable})`}`;
  if (toldAt === null) return 'is being told';
  const how = wordless ? ', without the words: they can no longer see the story' : '';
  const confirmed = confirmedAt === null ? 'not confirmed yet' : `confirmed ${moment(confirmedAt, zone)}`;
  return `told ${moment(toldAt, zone)}${how} · ${confirmed}`;
}

/** Why people can't be written to: Slack's codes, and our own for a member who was forgotten. */
const UNREACHABLE: Readonly<Record<string, string>> = {
  account_inactive: 'their account is deactivated or of another workspace',
  user_not_found: 'Slack does not know them any more',
  user_disabled: 'their account is deactivated',
  cannot_dm_bot: 'it is a bot',
  channel_not_found: 'Slack does not let me write to them',
  restricted_action: 'a workspace setting keeps me from writing to them',
  forgotten: 'they were forgotten',
};

const moment = (at: Instant, zone: string): string => describeSaid(saidOn(civilMinute(at, zone)));
