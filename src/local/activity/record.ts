import type { Envelope, Receipt } from '../delivery/envelope.ts';
import type { EventPayload } from '../delivery/event-post.ts';
import type { Workspace } from '../workspace.ts';
import { callInWords, eventInWords, tellingInWords } from './in-words.ts';

/** Notes every call of the app, and every fault, as activity. @returns what notes an event that is held back */
export function recordActivity(workspace: Workspace): (payload: EventPayload) => void {
  const { activity, journal } = workspace;
  journal.onEntry({
    call: (call) => activity.note(callInWords(call, workspace)),
    fault: ({ what }) => activity.note({ from: 'app', what: 'Not known here', state: 'failed', result: what }),
  });
  return ({ event }) =>
    activity.note({ from: 'slack', ...eventInWords(event, workspace), state: 'waiting', result: 'held back' });
}

/** Tells the app something, and notes that as activity: at first as under way, then with what came of it. */
export async function tellRecorded(
  envelope: Envelope,
  workspace: Workspace,
  send: (envelope: Envelope) => Promise<Receipt>,
): Promise<Receipt> {
  const { activity } = workspace;
  const words = tellingInWords(envelope, workspace, activity.toldBefore(envelope.payload));
  const noted = activity.note({ from: 'slack', ...words, state: 'waiting' });
  const receipt = await send(envelope);
  if (receipt.acked) activity.settle(noted, 'ok', `acknowledged after ${Math.round(receipt.tookMs)} ms`);
  else activity.settle(noted, 'failed', REASONS[receipt.error]);
  return receipt;
}

const REASONS = {
  operation_timeout: 'not acknowledged in time (operation_timeout)',
  dispatch_failed: 'the app is not connected (dispatch_failed)',
} as const;
