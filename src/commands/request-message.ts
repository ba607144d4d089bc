import type { KnownBlock } from '@slack/types';
import { button, row } from '../block-kit/controls.ts';
import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { bold, code, type Part, person, rich, section } from '../block-kit/rich.ts';
import { civilMinute } from '../domain/civil.ts';
import type { Instant } from '../domain/ids.ts';
import { type CommentRequest, isOverdue } from '../domain/request.ts';
import { describeSaid, saidOn } from '../domain/said.ts';
import type { Message } from '../workspace.ts';

export const ANSWERED_ACTION = 'request.answered.press';
export const DECLINED_ACTION = 'request.declined.press';
export const SILENT_ACTION = 'request.silent.press';
export const CANCEL_ACTION = 'request.cancel.press';

/** Behind a request's number in a button that stands in a list: what is pressed there replaces no list. */
export const LISTED = ' listed';

/** A moment as a person reads it in the story's zone. */
export const momentIn = (at: Instant, zone: string): string => describeSaid(saidOn(civilMinute(at, zone)));

/** What became of a request; `listed`: it stands among other things. */
export function outcomeButtons({ id }: CommentRequest, listed = false): KnownBlock {
  const value = `${id}${listed ? LISTED : ''}`;
  return row(
    button('Answered', ANSWERED_ACTION, value),
    button('Declined', DECLINED_ACTION, value),
    button('No Answer', SILENT_ACTION, value),
    button('Cancel Request', CANCEL_ACTION, value),
  );
}

/** "asked Iran about HACK-3 via e-mail, answer due 5 p.m. Sunday, Aug. 11, 2024", behind who asked. */
export function requestLine(request: CommentRequest, now: Instant, zone: string): string {
  const { actor, reference, means, deadline } = request;
  const due = momentIn(deadline, zone);
  const until = isOverdue(request, now) ? `deadline passed: ${due}` : `answer due ${due}`;
  return `asked ${steady(actor.name)} about ${reference} via ${steady(means)}, ${until}`;
}

/** Tells the asker that their request is on record, with what they will press. */
export function requestedMessage(request: CommentRequest, now: Instant, zone: string): Message {
  const text = `On record: you ${requestLine(request, now, zone)}. At the deadline I remind you. When you know what came of it:`;
  return { text: escapeMrkdwn(text), blocks: [rich(section(text)), outcomeButtons(request)] };
}

/** Reminds the asker that the deadline has passed. It quotes nothing. */
export function reminderMessage(request: CommentRequest, zone: string): Message {
  const { actor, reference, means, deadline } = request;
  const name = steady(actor.name);
  const what = ` has not answered about ${reference}, as far as I know. You asked via ${steady(means)}, until ${momentIn(deadline, zone)}. What came of it?`;
  return {
    text: escapeMrkdwn(`${name}${what}`),
    blocks: [
      rich(section(bold(name), what), section('The claim: ', code(`/story history ${reference}`))),
      outcomeButtons(request),
    ],
  };
}

/** A request in a list, with who asked. */
export function requestBlocks(request: CommentRequest, now: Instant, zone: string): KnownBlock[] {
  const parts: Part[] = [person(request.by), ` ${requestLine(request, now, zone)}`];
  return [rich(section(...parts)), outcomeButtons(request, true)];
}
