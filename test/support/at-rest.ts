import type { Newsroom } from '../../src/feature.ts';

/** Longer than a message is on its way, and shorter than any deadline that a test leaves open. */
const SOON_SECONDS = 60;

/** Whether nothing is on its way to Slack, or about to be; a reminder that waits for its day aside. */
export async function isAtRest({ store, now }: Newsroom): Promise<boolean> {
  const due = await store.outbox.nextDue();
  return due === null || due > now() + SOON_SECONDS;
}
