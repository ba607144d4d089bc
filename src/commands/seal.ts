import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { escapeMrkdwn } from '../block-kit/escape.ts';
import { input, modal, problemLines, textInput } from '../block-kit/form.ts';
import { code, rich, section } from '../block-kit/rich.ts';
import { REASON_MAX, type Version } from '../domain/claim.ts';
import { isVisible } from '../domain/fold.ts';
import { takeStory } from '../domain/grammar.ts';
import type { ChannelId, UserId, VersionId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Answer, Command, Form, Newsroom, Submitted } from '../feature.ts';
import type { Message } from '../workspace.ts';
import { claimMeant } from './which-claim.ts';

const SEAL_FORM = 'claim.seal.submit';

const memoryShape = z.object({ version: z.number().int(), reference: z.string(), channel: z.string().nullable() });

/** `seal`: an editor takes a claim's words out for good, for legal reasons. */
export const seal: Command = {
  name: 'seal',
  usage: 'seal <ref> [in:]',
  summary: "takes a claim's words out for good, for legal reasons; it is still counted",
  group: 'File and review',
  opensForm: true,

  async answer(rest, asker, newsroom): Promise<Outcome<Answer>> {
    const { story: named, rest: typed } = takeStory(rest);
    if (typed.trim() === '') return refuse({ code: 'bad_grammar', usage: seal.usage });
    const claim = await claimMeant(typed, named, asker, newsroom);
    if (!claim.ok) return claim;
    const allowed = await maySeal(claim.value.versions[0]?.id ?? null, asker.user, newsroom);
    if (!allowed.ok) return allowed;
    const { id: version, reference } = allowed.value;
    return done({ do: 'open', view: sealForm({ version, reference, channel: asker.channel }, '', []) });
  },
};

/** Seals the claim, if its sender still may: a form can outlive the right to it. */
export const submitSeal: Form = {
  callback: SEAL_FORM,

  async submit(form, newsroom): Promise<Outcome<Submitted>> {
    const memory = memoryShape.parse(JSON.parse(form.metadata));
    const allowed = await maySeal(memory.version as VersionId, form.user, newsroom);
    if (!allowed.ok) return allowed;
    const reason = form.field('reason').text.trim();
    if (!isVisible(reason))
      return done({ do: 'errors', errors: { reason: 'Say why: it stands in place of the words.' } });
    const { story, reference } = allowed.value;
    const number = Number(reference.slice(reference.lastIndexOf('-') + 1));
    const sealed = await newsroom.store.claims.seal(story, number, reason, form.user, newsroom.now());
    if (!sealed.ok) return sealed;
    return done({ do: 'close', say: confirmation(reference), channel: memory.channel as ChannelId | null });
  },

  redraw: async (form, problems) =>
    sealForm(memoryShape.parse(JSON.parse(form.metadata)), form.field('reason').text, problems),
};

async function maySeal(id: VersionId | null, user: UserId, newsroom: Newsroom): Promise<Outcome<Version>> {
  const { stories } = await newsroom.access.sight(user);
  const version = id && (await newsroom.store.claims.version(id));
  const story = version && stories.find((seen) => seen.id === version.story);
  if (!version || !story) return refuse({ code: 'no_longer_here' });
  if (!(await newsroom.access.isEditor(user, story))) return refuse({ code: 'editors_only', action: 'seal a claim' });
  return version.sealed ? refuse({ code: 'claim_sealed', reference: version.reference }) : done(version);
}

function sealForm(memory: z.infer<typeof memoryShape>, reason: string, problems: readonly string[]): ModalView {
  const about = `The words of ${memory.reference} are taken out for good, in all its versions and in the message that they were taken from. Nobody can bring them back, and nobody can search for them. The claim stays and is counted; everyone who was shown it is told. Backups made before still hold the words.`;
  return modal(SEAL_FORM, { title: 'Seal a Claim', submit: 'Seal' }, JSON.stringify(memory), [
    ...problemLines(problems),
    rich(section(about)),
    input('reason', 'Reason', textInput('reason', reason, { multiline: true, max: REASON_MAX }), {
      hint: 'It stands in place of the words, so leave the words out of it.',
    }),
  ]);
}

function confirmation(reference: string): Message {
  const told = `/story recall ${reference}`;
  const text = `The words of ${reference} are sealed. Everyone who was shown them is being told; `;
  return {
    text: escapeMrkdwn(`${text}${told} shows who was.`),
    blocks: [rich(section(text, code(told), ' shows who was.'))],
  };
}
