import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { escapeMrkdwn } from '../block-kit/escape.ts';
import { input, modal, problemLines, radioInput, textInput } from '../block-kit/form.ts';
import { code, rich, section } from '../block-kit/rich.ts';
import { REASON_MAX, type Retractor, type Version } from '../domain/claim.ts';
import { takeStory } from '../domain/grammar.ts';
import type { ChannelId, UserId, VersionId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Answer, Command, Field, Form, Newsroom, Submitted } from '../feature.ts';
import type { Message } from '../workspace.ts';
import { claimMeant } from './which-claim.ts';

const RETRACT_FORM = 'claim.retract.submit';

const CHOICES: readonly { readonly value: Retractor; readonly label: string }[] = [
  { value: 'speaker', label: 'The speaker' },
  { value: 'outlet', label: 'The outlet' },
  { value: 'newsroom', label: 'Us, the newsroom' },
];

const memoryShape = z.object({ version: z.number().int(), reference: z.string(), channel: z.string().nullable() });

/** `retract`: one editor takes a claim out of use, at once, and says who took it back and why. */
export const retract: Command = {
  name: 'retract',
  usage: 'retract <ref> [in:]',
  summary: 'takes a claim out of use, at once; everyone who was shown it is told',
  group: 'File and review',
  opensForm: true,

  async answer(rest, asker, newsroom): Promise<Outcome<Answer>> {
    const { story: named, rest: typed } = takeStory(rest);
    if (typed.trim() === '') return refuse({ code: 'bad_grammar', usage: retract.usage });
    const claim = await claimMeant(typed, named, asker, newsroom);
    if (!claim.ok) return claim;
    const { versions } = claim.value;
    const meant = versions.find(({ status }) => status === 'approved') ?? versions.at(-1);
    const allowed = await mayRetract(meant?.id ?? null, asker.user, newsroom);
    if (!allowed.ok) return allowed;
    const { id: version, reference } = allowed.value;
    return done({ do: 'open', view: retractForm({ version, reference, channel: asker.channel }, empty, []) });
  },
};

/** Takes the claim out of use, if its sender still may: a form can outlive the right to it. */
export const submitRetract: Form = {
  callback: RETRACT_FORM,

  async submit(form, newsroom): Promise<Outcome<Submitted>> {
    const memory = memoryShape.parse(JSON.parse(form.metadata));
    const allowed = await mayRetract(memory.version as VersionId, form.user, newsroom);
    if (!allowed.ok) return allowed;
    const retractor = CHOICES.find(({ value }) => value === form.field('retractor').chosen[0]?.value)?.value;
    const reason = form.field('reason').text.trim();
    const errors = {
      ...(retractor ? {} : { retractor: 'Say who took it back.' }),
      ...(reason === '' ? { reason: 'Say why: everyone who was shown the claim will read it.' } : {}),
    };
    if (!retractor || reason === '') return done({ do: 'errors', errors });
    const at = newsroom.now();
    const retracted = await newsroom.store.reviews.retract(allowed.value.id, retractor, reason, form.user, at);
    if (!retracted.ok) return retracted;
    return done({ do: 'close', say: confirmation(retracted.value), channel: memory.channel as ChannelId | null });
  },

  redraw: async (form, problems) =>
    retractForm(memoryShape.parse(JSON.parse(form.metadata)), (block) => form.field(block), problems),
};

async function mayRetract(id: VersionId | null, user: UserId, newsroom: Newsroom): Promise<Outcome<Version>> {
  const { stories } = await newsroom.access.sight(user);
  const version = id && (await newsroom.store.claims.version(id));
  const story = version && stories.find((seen) => seen.id === version.story);
  if (!version || !story) return refuse({ code: 'no_longer_here' });
  if (!(await newsroom.access.isEditor(user, story)))
    return refuse({ code: 'editors_only', action: 'retract a claim' });
  const { reference, status } = version;
  if (version.sealed) return refuse({ code: 'claim_sealed', reference });
  if (status === 'proposed') return refuse({ code: 'nothing_to_retract', reference });
  return status === 'approved' ? done(version) : refuse({ code: 'already_decided', reference, status });
}

const empty = (): Field => ({ text: '', chosen: [], files: [] });

function retractForm(
  memory: z.infer<typeof memoryShape>,
  is: (block: string) => Field,
  problems: readonly string[],
): ModalView {
  const about = `${memory.reference} leaves every answer at once. It stays readable, under a banner, and everyone who was shown it is told.`;
  return modal(RETRACT_FORM, { title: 'Retract a Claim', submit: 'Retract' }, JSON.stringify(memory), [
    ...problemLines(problems),
    rich(section(about)),
    input('retractor', 'Taken back by', radioInput('retractor', CHOICES, is('retractor').chosen[0]?.value ?? '')),
    input('reason', 'Reason', textInput('reason', is('reason').text, { multiline: true, max: REASON_MAX })),
  ]);
}

function confirmation({ reference }: Version): Message {
  const told = `/story recall ${reference}`;
  const text = `${reference} is retracted. Everyone who was shown it is being told; `;
  return {
    text: escapeMrkdwn(`${text}${told} shows who was.`),
    blocks: [rich(section(text, code(told), ' shows who was.'))],
  };
}
