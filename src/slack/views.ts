import type { KnownBlock, ModalView } from '@slack/types';
import { type Message, wasRefused } from '../workspace.ts';
import type { Doing } from './doing.ts';
import type { Edge } from './edge.ts';

/** Opens a modal, on top of the one the person is in. @returns its id, or Slack's error code */
export async function openView(
  view: ModalView,
  doing: Doing,
  edge: Edge,
): Promise<{ id: string } | { refused: string }> {
  const { trigger } = doing;
  if (trigger === null) return { refused: 'no_trigger' };
  const answer = await edge.calls.call(doing.view ? 'views.push' : 'views.open', (web) =>
    doing.view ? web.views.push({ trigger_id: trigger, view }) : web.views.open({ trigger_id: trigger, view }),
  );
  if (wasRefused(answer)) return answer;
  return answer.view?.id ? { id: answer.view.id } : { refused: 'no_view' };
}

/**
 * Draws a modal anew; nobody is told when it was closed meanwhile.
 *
 * @param hash - of the view as the person saw it; Slack refuses (`hash_conflict`) where it changed since
 */
export async function updateView(view: ModalView, id: string, edge: Edge, hash?: string): Promise<string | null> {
  const answer = await edge.calls.call('views.update', (web) =>
    web.views.update({ view_id: id, view, ...(hash === undefined ? {} : { hash }) }),
  );
  if (!wasRefused(answer)) return null;
  if (answer.refused !== 'not_found' && answer.refused !== 'hash_conflict') {
    edge.log.warn('a view was not drawn', { error: answer.refused });
  }
  return answer.refused;
}

/** Shows a message in a modal of its own. @returns whether Slack took it */
export async function showNotice(message: Message, doing: Doing, edge: Edge): Promise<boolean> {
  return !wasRefused(await openView(notice(message), doing, edge));
}

/** A modal that only says something. */
export const notice = (message: Message): ModalView => modal([...message.blocks]);

/** What stands in a modal while its content is on its way. */
export const LOADING: ModalView = modal([plain('One moment…')]);
export const SAVING: ModalView = modal([plain('Saving…')]);

function modal(blocks: KnownBlock[]): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'Story Desk' },
    close: { type: 'plain_text', text: 'Close' },
    blocks,
  };
}

function plain(text: string): KnownBlock {
  return { type: 'section', text: { type: 'plain_text', text } };
}
