import { explain } from '../domain/explain.ts';
import type { MessageTs } from '../domain/ids.ts';
import type { Answer, Asker, Shown } from '../feature.ts';
import { wasRefused } from '../workspace.ts';
import type { Doing } from './doing.ts';
import type { Edge } from './edge.ts';
import { reply } from './reply.ts';
import { sentence } from './sentence.ts';
import { openView, updateView } from './views.ts';

/** Does what a feature's answer says. What it shows is on record before anybody sees it. */
export async function carryOut(answer: Answer, doing: Doing, edge: Edge): Promise<void> {
  switch (answer.do) {
    case 'nothing':
      return;
    case 'reply':
      await expose(answer.shown, doing.asker, null, edge);
      return reply(answer.message, doing, edge, answer.replace);
    case 'open':
      return open(answer, doing, edge);
    case 'redraw':
      return redraw(answer, doing, edge);
    case 'post':
      return post(answer, doing, edge);
    case 'hand':
      return hand(answer, doing, edge);
  }
}

/** Records that the person is about to be shown versions, in a channel and, once it is posted, a message. */
export async function expose(shown: Shown | undefined, to: Asker, ts: MessageTs | null, edge: Edge): Promise<void> {
  if (!shown || shown.versions.length === 0) return;
  const { store, now } = edge.newsroom;
  const at = now();
  await store.record.expose(
    shown.versions.map(({ id, status, sealed }) => ({
      version: id,
      status,
      sealed,
      member: to.user,
      door: shown.door === 'answer' && to.thread !== null ? 'thread' : shown.door,
      at,
      channel: to.channel,
      ts,
      thread: to.thread,
    })),
  );
}

async function open(answer: Answer & { do: 'open' }, doing: Doing, edge: Edge): Promise<void> {
  await expose(answer.shown, doing.asker, null, edge);
  const opened = await openView(answer.view, doing, edge);
  if (wasRefused(opened)) await sayRefused(opened.refused, doing, edge);
}

/**
 * Draws the modal anew over what the person saw when they pressed. Where it changed since, a later press is being
 * answered, unless this is the last one: then it stands.
 */
async function redraw(answer: Answer & { do: 'redraw' }, doing: Doing, edge: Edge): Promise<void> {
  const { view } = doing;
  if (!view) return;
  const problem = await updateView(answer.view, view.id, edge, view.hash);
  if (problem === 'hash_conflict' && doing.isLatest()) await updateView(answer.view, view.id, edge);
}

async function post(answer: Answer & { do: 'post' }, doing: Doing, edge: Edge): Promise<void> {
  const sharer: Asker = { ...doing.asker, channel: answer.channel };
  await expose(answer.shown, sharer, null, edge);
  const posted = await edge.workspace.post(answer.channel, answer.message, answer.thread ?? undefined);
  if (wasRefused(posted)) return sayRefused(posted.refused, doing, edge);
  await expose(answer.shown, sharer, posted.ts, edge);
  await reply(answer.receipt, doing, edge);
}

async function hand(answer: Answer & { do: 'hand' }, doing: Doing, edge: Edge): Promise<void> {
  const { user } = doing.asker;
  await expose(answer.shown, { user, channel: null, thread: null }, null, edge);
  const uploaded = await edge.workspace.upload(user, answer.file);
  if (wasRefused(uploaded)) return sayRefused(uploaded.refused, doing, edge);
  await reply(answer.receipt(uploaded.permalink), doing, edge);
}

const sayRefused = (error: string, doing: Doing, edge: Edge): Promise<void> =>
  reply(sentence(explain({ code: 'slack_refused', error })), { ...doing, trigger: null }, edge);
