import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { input, modal, problemLines, textInput, urlInput } from '../block-kit/form.ts';
import { bold, code, rich, section } from '../block-kit/rich.ts';
import { DESCRIPTION_MAX, LINES_MAX, type Profile } from '../domain/actor.ts';
import { NAME_MAX, REASON_MAX } from '../domain/claim.ts';
import { explain } from '../domain/explain.ts';
import type { ChannelId } from '../domain/ids.ts';
import { done, type Outcome } from '../domain/outcome.ts';
import type { Answer, Button, Form, Submitted } from '../feature.ts';
import type { Message } from '../workspace.ts';
import { editableActor } from './actor-pressed.ts';
import { isNameless } from './nameless.ts';
import { type ProfileBlock, readProfile } from './read-profile.ts';
import { roleLine } from './role-lines.ts';

export const EDIT_ACTION = 'actor.page.edit';
const ACTOR_FORM = 'actor.form.submit';

const memoryShape = z.object({
  actor: z.number().int(),
  /** Digest of the profile that the form was filled in with. */
  base: z.string(),
  channel: z.string().nullable(),
});

/** *Edit Actor*: the form with what is kept of an actor, for editors. */
export const editActor: Button = {
  action: EDIT_ACTION,
  opensForm: true,

  async press(press, newsroom): Promise<Outcome<Answer>> {
    const allowed = await editableActor(Number(press.value), press.user, newsroom);
    if (!allowed.ok) return allowed;
    const { id, digest, profile } = allowed.value.actor;
    const memory = { actor: id, base: digest, channel: press.channel };
    return done({ do: 'open', view: actorForm(memory, (block) => textsOf(profile)[block], []) });
  },
};

/** Keeps what the form says, if its sender still may change it and nobody else did meanwhile. */
export const submitActor: Form = {
  callback: ACTOR_FORM,

  async submit(form, newsroom): Promise<Outcome<Submitted>> {
    const memory = memoryShape.parse(JSON.parse(form.metadata));
    const allowed = await editableActor(memory.actor, form.user, newsroom);
    if (!allowed.ok) return allowed;
    const { actor, story } = allowed.value;
    const before = { profile: actor.profile, isNameless: await isNameless(actor, story.id, newsroom) };
    const read = readProfile(form, before, story, newsroom);
    if ('errors' in read) return done({ do: 'errors', errors: read.errors });
    const reason = form.field('reason').text.trim() || null;
    const { profiles } = newsroom.store;
    const changed = await profiles.change(actor.id, read.profile, memory.base, reason, form.user, newsroom.now());
    if (!changed.ok && changed.refusal.code === 'namesake_untold') {
      return done({ do: 'errors', errors: { description: explain(changed.refusal) } });
    }
    if (!changed.ok) return changed;
    return done({
      do: 'close',
      say: confirmation(actor.profile, read.profile),
      channel: memory.channel as ChannelId | null,
    });
  },

  redraw: async (form, problems) =>
    actorForm(memoryShape.parse(JSON.parse(form.metadata)), (block) => form.field(block).text, problems),
};

const textsOf = ({ name, aliases, description, link, wikidata, roles }: Profile): Record<ProfileBlock, string> => ({
  name,
  aliases: aliases.join('\n'),
  description: description ?? '',
  link: link ?? '',
  wikidata: wikidata ?? '',
  roles: roles.map(roleLine).join('\n'),
  reason: '',
});

function actorForm(
  memory: z.infer<typeof memoryShape>,
  is: (block: ProfileBlock) => string,
  problems: readonly string[],
): ModalView {
  const lines = { multiline: true, max: LINES_MAX };
  const optional = true;
  return modal(ACTOR_FORM, { title: 'Edit Actor', submit: 'Save' }, JSON.stringify(memory), [
    ...problemLines(problems),
    input('name', 'Name', textInput('name', is('name'), { max: NAME_MAX }), {
      hint: 'Claims show the name as it is now; their words never change. The old name stays as another one.',
    }),
    input('aliases', 'Also known as', textInput('aliases', is('aliases'), lines), { optional, hint: 'One a line.' }),
    input('description', 'Description', textInput('description', is('description'), { max: DESCRIPTION_MAX }), {
      optional,
      hint: 'Tells apart those of one name: “the senator”, “the campaign aide”.',
    }),
    input('roles', 'Roles', textInput('roles', is('roles'), lines), {
      optional,
      hint: 'One a line: title; when; for whom. Like “Trump campaign spokesman; from 2023 until Nov. 6, 2024; the Trump campaign”. A claim without a title shows the one held on its day.',
    }),
    input('link', 'Link', urlInput('link', is('link')), { optional }),
    input('wikidata', 'Wikidata id', textInput('wikidata', is('wikidata'), { max: 100 }), {
      optional,
      hint: 'Like Q22686.',
    }),
    input('reason', 'Reason', textInput('reason', is('reason'), { max: REASON_MAX }), { optional }),
  ]);
}

function confirmation(before: Profile, after: Profile): Message {
  const renamed = before.name === after.name ? '' : ` “${steady(before.name)}” stays as another name.`;
  const page = `/story actor ${steady(after.name)}`;
  return {
    text: escapeMrkdwn(`${steady(after.name)} is saved.${renamed} ${page} shows it.`),
    blocks: [rich(section(bold(steady(after.name)), ` is saved.${renamed} `, code(page), ' shows it.'))],
  };
}
