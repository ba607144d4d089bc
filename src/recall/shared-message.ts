import type { KnownBlock } from '@slack/types';
import { claimBlocks } from '../block-kit/claim.ts';
import { claimText } from '../block-kit/claim-text.ts';
import { escapeMrkdwn } from '../block-kit/escape.ts';
import { bold, code, person, rich, section } from '../block-kit/rich.ts';
import type { Version } from '../domain/claim.ts';
import type { UserId } from '../domain/ids.ts';
import type { Message } from '../workspace.ts';

/** A claim as somebody shares it in a channel. */
export const sharedMessage = (version: Version, by: UserId | null): Message => ({
  text: claimText(version),
  blocks: [...claimBlocks(version), ...sharer(by)],
});

/** A share whose claim changed since: what is in force now in place of the words that were shown. */
export function changedShare(shown: Version, inForce: Version, by: UserId | null): Message {
  const line = `${shown.reference} was corrected since it was shared. This is what it says now:`;
  return {
    text: `${escapeMrkdwn(line)}\n${claimText(inForce)}`,
    blocks: [rich(section(bold(line))), ...claimBlocks(inForce), ...sharer(by)],
  };
}

/** A message of ours whose words may not stand there any more; they are in the claim's history. */
export function withdrawnMessage(shown: Version, by: UserId | null): Message {
  const { reference } = shown;
  const what = outOfUse(shown);
  const history = `/story history ${reference}`;
  return {
    text: escapeMrkdwn(`${reference} ${what} since it was shown here. ${history} has its life.`),
    blocks: [
      rich(section(bold(`${reference} ${what} since it was shown here. `), code(history), ' has its life.')),
      ...sharer(by),
    ],
  };
}

/** In place of a share that somebody can read now who may not see its story: what it was is not said. */
export const TAKEN_AWAY: Message = {
  text: 'What was shared here can’t be shown here any more.',
  blocks: [rich(section('What was shared here can’t be shown here any more.'))],
};

/** What became of a version, after its reference. */
export function outOfUse({ sealed, status }: Version): string {
  if (sealed) return 'was sealed for legal reasons';
  return status === 'retracted' ? 'was retracted' : 'was corrected';
}

const sharer = (by: UserId | null): KnownBlock[] => (by ? [rich(section('shared by ', person(by)))] : []);
