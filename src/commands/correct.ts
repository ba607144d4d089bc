import type { ModalView } from '@slack/types';
import { GROUND_RULES_LABELS, KIND_LABELS, STANCE_LABELS } from '../block-kit/claim.ts';
import { INPUT_MAX } from '../block-kit/limits.ts';
import { readWhen } from '../dates/read-when.ts';
import { mayAmend } from '../domain/amendment.ts';
import type { Version } from '../domain/claim.ts';
import { takeStory } from '../domain/grammar.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { describeSaid } from '../domain/said.ts';
import type { Story } from '../domain/story.ts';
import type { Answer, Asker, Command, Newsroom } from '../feature.ts';
import { knownChoice } from './actor-choice.ts';
import { type ClaimFormMemory, claimForm, filled, note } from './claim-form.ts';
import { claimFormNotes } from './claim-form-notes.ts';
import { claimMeant } from './which-claim.ts';

/** `correct`: the claim's form, filled in with what is in force, for a new version with its reason. */
export const correct: Command = {
  name: 'correct',
  usage: 'correct <ref> [in:]',
  summary: 'the claim, filled in, for a correction or clarification; the old words stay until an editor approves it',
  group: 'File and review',
  opensForm: true,

  async answer(rest, asker, newsroom): Promise<Outcome<Answer>> {
    const { story: named, rest: typed } = takeStory(rest);
    if (typed.trim() === '') return refuse({ code: 'bad_grammar', usage: correct.usage });
    const claim = await claimMeant(typed, named, asker, newsroom);
    if (!claim.ok) return claim;
    const { story, versions } = claim.value;
    const allowed = mayAmend(versions, asker.user);
    if (!allowed.ok) return allowed;
    const { amends, supersedes } = allowed.value;
    const base = supersedes ?? amends;
    return done({
      do: 'open',
      view: correctionForm(base, supersedes !== null, story, asker, newsroom),
      shown: { versions: [base], door: 'form' },
    });
  },
};

/**
 * The form of a claim, filled in with a version of it.
 *
 * @param replaces - whether the version waits, so that what is proposed now takes its place
 * @param fields - what else it is filled in with
 */
export function correctionForm(
  base: Version,
  replaces: boolean,
  story: Story,
  { channel, thread }: Pick<Asker, 'channel' | 'thread'>,
  newsroom: Newsroom,
  fields: Parameters<typeof filled>[0] = {},
): ModalView {
  const memory: ClaimFormMemory = { story: story.id, asks: false, source: null, base: base.id, channel, thread };
  const notes = [...claimFormNotes(story, null, story.zone), ...basedOn(base, replaces)];
  return claimForm(memory, story.zone, filled({ ...fieldsOf(base, story, newsroom), ...fields }), notes);
}

function basedOn(base: Version, replaces: boolean) {
  const which = `${base.reference}${base.edition > 1 ? `, version ${base.edition}` : ''}`;
  const own = replaces ? ' It waits for review: what you propose now takes its place.' : '';
  const long = base.words.length > INPUT_MAX ? [LONG] : [];
  return [`This changes ${which}.${own}`, ...long].map(note);
}

const LONG =
  'Its words are longer than a field of Slack’s holds (3,000 characters): leave What they said empty to keep them as they are.';

function fieldsOf(base: Version, story: Story, newsroom: Newsroom) {
  const { amends, source } = base;
  return {
    ...(base.status === 'proposed' && amends
      ? { amendment: [{ value: amends.kind, label: amends.kind }], reason: amends.reason }
      : {}),
    ...(source ? { origin: [{ value: 'message', label: 'The source' }] } : {}),
    speaker: [knownChoice(base.speaker)],
    title: base.title ?? '',
    words: base.words.length > INPUT_MAX ? '' : base.words,
    kind: [{ value: base.kind, label: KIND_LABELS[base.kind] }],
    stance: [{ value: base.stance, label: STANCE_LABELS[base.stance] }],
    about: base.about.map(knownChoice),
    when: typedDate(base, story.zone, newsroom),
    venue: base.venue ?? '',
    outlet: base.outlet ?? '',
    link: base.link ?? '',
    ground_rules: [{ value: base.groundRules, label: GROUND_RULES_LABELS[base.groundRules] }],
    terms: base.terms ?? '',
    embargo: base.embargo?.replace('T', ' ') ?? '',
    ...(base.identityKnownTo ? { identity: [{ value: base.identityKnownTo, label: base.identityKnownTo }] } : {}),
  };
}

/** The date as people write it, if it reads back as the same one; else as it is stored. */
function typedDate({ said }: Version, zone: string, newsroom: Newsroom): string {
  if (said === null) return '';
  const asPeople = describeSaid(said);
  const read = readWhen(asPeople, { zone, now: newsroom.now() });
  return read.ok && read.said === said ? asPeople : said;
}
