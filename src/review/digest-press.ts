import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { steady } from '../block-kit/escape.ts';
import { modal, problemLines } from '../block-kit/form.ts';
import { bold, joined, quote, rich, section } from '../block-kit/rich.ts';
import { toldApart } from '../domain/actor.ts';
import type { Version } from '../domain/claim.ts';
import type { ImportId, UserId, VersionId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Story } from '../domain/story.ts';
import type { Answer, Button, Form, Newsroom, Press } from '../feature.ts';
import type { Digest } from '../store/shelves/import-shelf.ts';
import {
  DIGEST_APPROVE_ACTION,
  DIGEST_APPROVE_ALL_ACTION,
  DIGEST_DROP_ACTION,
  DIGEST_NEXT_ACTION,
  DIGEST_PREVIOUS_ACTION,
  detailsOf,
  highConfidence,
  type Proposal,
} from './digest.ts';
import { proposalsOf } from './digest-now.ts';
import { vote } from './press.ts';
import { sawCard } from './version-for-review.ts';

/** A digest that was pressed on, if this person may see its story. */
interface Pressed {
  readonly digest: Digest;
  readonly story: Story;
}

/** The digest under a press, where the message pressed on is that digest; asked at every press. */
async function digestPressed({ message, user }: Press, newsroom: Newsroom): Promise<Outcome<Pressed>> {
  const digest = message && (await newsroom.store.imports.digestAt(message.channel, message.ts));
  const story = digest && (await newsroom.access.story(user, digest.story));
  return digest && story ? done({ digest, story }) : refuse({ code: 'no_longer_here' });
}

/** The proposal whose control was pressed, if it still waits. */
export async function proposalPressed(
  press: Press,
  newsroom: Newsroom,
): Promise<Outcome<Pressed & { readonly version: Version }>> {
  const pressed = await digestPressed(press, newsroom);
  if (!pressed.ok) return pressed;
  const id = Number(press.value) as VersionId;
  const version = await newsroom.store.claims.version(id);
  const of = version && (await newsroom.store.imports.digestOf(id));
  if (!version || of?.id !== pressed.value.digest.id) return refuse({ code: 'no_longer_here' });
  await sawCard(version, press.user, newsroom);
  if (version.status !== 'proposed') {
    return refuse({ code: 'already_decided', reference: version.reference, status: version.status });
  }
  return done({ ...pressed.value, version });
}

const DROPPED = 'Dropped from the digest of its import.';

/** *Approve*, *Drop*, *Approve All of High Confidence* and the pages of a digest. */
export const digestButtons: readonly Button[] = [
  {
    action: DIGEST_APPROVE_ACTION,
    async press(press, newsroom) {
      const pressed = await proposalPressed(press, newsroom);
      if (!pressed.ok) return pressed;
      const { version, story } = pressed.value;
      if (!(await newsroom.access.isEditor(press.user, story))) {
        return refuse({ code: 'editors_only', action: 'approve a claim' });
      }
      if (story.fourEyes && version.proposedBy === press.user) return refuse({ code: 'own_proposal' });
      return vote(version, press.user, 'approve', null, newsroom);
    },
  },
  {
    action: DIGEST_DROP_ACTION,
    async press(press, newsroom): Promise<Outcome<Answer>> {
      const pressed = await proposalPressed(press, newsroom);
      if (!pressed.ok) return pressed;
      const { version, story } = pressed.value;
      if (!(await newsroom.access.isEditor(press.user, story))) {
        return refuse({ code: 'editors_only', action: 'drop a proposal' });
      }
      const dropped = await newsroom.store.reviews.decline(version.id, press.user, DROPPED, newsroom.now());
      return dropped.ok ? done({ do: 'nothing' }) : dropped;
    },
  },
  {
    action: DIGEST_APPROVE_ALL_ACTION,
    opensForm: true,
    async press(press, newsroom): Promise<Outcome<Answer>> {
      const pressed = await digestPressed(press, newsroom);
      if (!pressed.ok) return pressed;
      const { digest, story } = pressed.value;
      const able = await approvable(digest, story, press.user, newsroom);
      if (!able.ok) return able;
      const versions = able.value.slice(0, LISTED_MAX).map(({ version }) => version);
      const memory = { import: digest.id, versions: versions.map(({ id }) => id) };
      const view = approveAllForm(JSON.stringify(memory), story, versions, []);
      return done({ do: 'open', view, shown: { versions, door: 'form' } });
    },
  },
  ...[DIGEST_NEXT_ACTION, DIGEST_PREVIOUS_ACTION].map(
    (action): Button => ({
      action,
      async press(press, newsroom) {
        const pressed = await digestPressed(press, newsroom);
        if (!pressed.ok) return pressed;
        // The page that the button leads to: two people who press it at once turn one page.
        const page = /^\d{1,3}$/u.test(press.value) ? Number(press.value) : 0;
        await newsroom.store.imports.turn(pressed.value.digest.id, page, newsroom.now());
        return done({ do: 'nothing' });
      },
    }),
  ),
];

/** What this editor may approve in one go: never what they proposed themselves, where four eyes are asked for. */
async function approvable(
  digest: Digest,
  story: Story,
  user: UserId,
  newsroom: Newsroom,
): Promise<Outcome<readonly Proposal[]>> {
  if (!(await newsroom.access.isEditor(user, story))) {
    return refuse({ code: 'editors_only', action: 'approve claims' });
  }
  const sure = highConfidence(await proposalsOf(digest, story, newsroom));
  const able = sure.filter(({ version }) => !story.fourEyes || version.proposedBy !== user);
  if (sure.length > 0 && able.length === 0) return refuse({ code: 'own_proposal' });
  return able.length > 0 ? done(able) : refuse({ code: 'no_longer_here' });
}

const APPROVE_ALL_FORM = 'import.approve_all.submit';
const approveAllMemory = z.object({ import: z.number(), versions: z.array(z.number()) });

/** The claims that one press would approve, each with all that is signed off to be read first. */
export const approveAllForms: readonly Form[] = [
  {
    callback: APPROVE_ALL_FORM,

    async submit(form, newsroom) {
      const { import: id, versions: shown } = approveAllMemory.parse(JSON.parse(form.metadata));
      const digest = await newsroom.store.imports.digest(id as ImportId);
      const story = digest && (await newsroom.access.story(form.user, digest.story));
      if (!digest || !story) return refuse({ code: 'no_longer_here' });
      const able = await approvable(digest, story, form.user, newsroom);
      if (!able.ok) return able;
      // What came to be sure since was not on the form; what was decided since is left alone.
      const versions = able.value.map(({ version }) => version).filter((version) => shown.includes(version.id));
      for (const version of versions) {
        const voted = await vote(version, form.user, 'approve', null, newsroom);
        if (!voted.ok && voted.refusal.code !== 'already_decided' && voted.refusal.code !== 'own_hold') return voted;
      }
      const text = `You approved ${versions.length} of ${shown.length}: ${versions.map(({ reference }) => reference).join(', ') || 'none'}.`;
      return done({
        ...{ do: 'close', channel: digest.posted?.channel ?? null },
        say: { text, blocks: [rich(section(text))] },
      });
    },

    redraw: async (form, problems) => approveAllForm(form.metadata, null, [], problems),
  },
];

/** Slack: 100 blocks in a modal. A longer list goes in several presses: nobody approves what they were not shown. */
const LISTED_MAX = 90;

function approveAllForm(
  metadata: string,
  story: Story | null,
  versions: readonly Version[],
  problems: readonly string[],
) {
  const needed = story?.approvalsNeeded ?? 1;
  const effect = needed > 1 ? `Your approval is one of ${needed} that each of these needs.` : 'This approves:';
  const blocks: KnownBlock[] = [
    ...problemLines(problems),
    ...(versions.length > 0 ? [rich(section(bold(`${versions.length} claims. `), effect))] : []),
    ...versions.map((version) => {
      const title = version.titleThen ? `, ${steady(version.titleThen)}` : '';
      const who = [[bold(version.reference)], [`${steady(toldApart(version.speaker))}${title}`]];
      return rich(
        section(...joined(who, ' · ')),
        quote(version.words),
        section(...joined(detailsOf(version, true), ' · ')),
      );
    }),
  ];
  return modal(APPROVE_ALL_FORM, { title: 'Approve Claims', submit: 'Approve' }, metadata, blocks);
}
