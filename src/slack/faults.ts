import { randomBytes } from 'node:crypto';
import { StoreFault } from '../store/store-fault.ts';
import { SlackUnreachable } from './call-slack.ts';
import type { Edge } from './edge.ts';

/**
 * Takes down a fault: the one place that catches them.
 *
 * @param what - what ran: a verb or an action, never what was typed
 * @returns the sentence for the person, with the reference under which the log has the rest
 */
export function takeDown(fault: unknown, what: string, { log, tally }: Edge): string {
  const reference = randomBytes(3).toString('hex');
  tally.faults += 1;
  log.error('fault', { reference, what }, fault);
  if (fault instanceof StoreFault && fault.because !== null) {
    return `I can't keep anything just now, because ${fault.because}. Nothing of this was saved, and I show nothing that I can't put on record. The editors are told; try again later. Reference ${reference}.`;
  }
  const happened =
    fault instanceof SlackUnreachable ? 'Slack does not answer us just now' : 'Something broke on our side';
  return `${happened}, so this could not be finished. Try again; should it come back, tell whoever runs Story Desk the reference ${reference}.`;
}
