import type { KnownBlock } from '@slack/types';
import { claimBlocks } from '../block-kit/claim.ts';
import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { bold, code, type Part, people, person, rich, section } from '../block-kit/rich.ts';
import type { Version } from '../domain/claim.ts';
import { explain } from '../domain/explain.ts';
import type { UserId } from '../domain/ids.ts';
import type { Message } from '../workspace.ts';

/**
 * Tells the proposer how their claim was decided, by whom, and why where somebody said why.
 *
 * @param asks - what they are asked beside that
 */
export function decisionNotice(version: Version, asks: readonly KnownBlock[] = []): Message {
  const declined = version.status === 'declined';
  const verb = declined ? 'declined' : 'approved';
  // Any other status has its reason from a later event: a claim may have been retracted before this is told.
  const reason = declined && version.reason ? ` Reason: ${steady(version.reason)}` : '';
  return {
    text: escapeMrkdwn(`${version.reference}, which you proposed, was ${verb}.${reason}`),
    blocks: [
      rich(
        section(
          bold(version.reference),
          `, which you proposed, was ${verb} by `,
          ...people(version.decidedBy),
          `.${reason}`,
        ),
      ),
      ...claimBlocks(version),
      ...asks,
    ],
  };
}

/** Tells the proposer that nobody can review their claim yet, and what to do. */
export function stuckNotice(version: Version, error: string): Message {
  const why = explain({ code: 'slack_refused', error });
  const text = `${version.reference} is kept, but I can't post its card for review: ${why} I keep trying.`;
  return { text: escapeMrkdwn(text), blocks: [rich(section(...coded(text)))] };
}

/** Rich text knows no backticks: what stands between two of them is set as code. */
const coded = (text: string): Part[] => text.split('`').map((part, index) => (index % 2 === 1 ? code(part) : part));

/** What is left of a card that must not stand where it is any more. */
export function closedNotice(): Message {
  const text = 'This card is closed.';
  return { text, blocks: [rich(section(text))] };
}

/** Tells the editors of a problem that a reader reports. */
export function problemNotice(version: Version, by: UserId | null, note: string): Message {
  const parts = by === null ? ['Somebody'] : [person(by)];
  return {
    text: escapeMrkdwn(`A problem with ${version.reference} was reported: ${note}`),
    blocks: [
      rich(
        section(
          ...parts,
          ' reports a problem with ',
          bold(version.reference),
          ` (${steady(version.speaker.name)}): ${note}\n`,
        ),
        section('Its life so far: ', code(`/story history ${version.reference}`)),
      ),
    ],
  };
}
