import { escapeMrkdwn } from '../block-kit/escape.ts';
import { code, rich, section } from '../block-kit/rich.ts';
import { civilMinute } from '../domain/civil.ts';
import type { ChannelId } from '../domain/ids.ts';
import { describeSaid, saidOn } from '../domain/said.ts';
import type { Newsroom } from '../feature.ts';
import { wasRefused } from '../workspace.ts';

/**
 * Posts the log's newest hash where others keep it: Slack's copy cannot be changed from the machine that holds the file, so
 * that a log rewritten there no longer fits.
 *
 * @throws where Slack refuses the post: tried again when it is next due
 */
export async function postAnchor(channel: ChannelId, { store, workspace, now, settings }: Newsroom): Promise<void> {
  const { events, hash } = await store.record.anchor();
  if (events === 0) return;
  const at = describeSaid(saidOn(civilMinute(now(), settings.zone)));
  const check = `npm run verify -- --anchor ${events}:${hash}`;
  const text = `The record at ${at}: ${events.toLocaleString('en-US')} events. To check that none of them was changed since: `;
  const posted = await workspace.post(channel, {
    text: escapeMrkdwn(`${text}${check}`),
    blocks: [rich(section(text, code(check)))],
  });
  if (wasRefused(posted)) throw new Error(`The anchor could not be posted (${posted.refused})`);
}
