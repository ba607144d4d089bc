import type { App, GlobalShortcut, MessageShortcut } from '@slack/bolt';
import type { ChannelId, MessageTs, UserId } from '../domain/ids.ts';
import { refuse } from '../domain/outcome.ts';
import type { Doing } from './doing.ts';
import type { Edge } from './edge.ts';
import { readMessage } from './read-message.ts';
import { serve } from './serve.ts';

/** Message shortcuts and global ones: acknowledges at once, then opens what the feature says. */
export function openShortcuts(app: App, edge: Edge): void {
  app.shortcut<GlobalShortcut | MessageShortcut>(/.*/u, async ({ ack, shortcut }) => {
    await ack();
    const known = edge.registry.shortcuts.get(shortcut.callback_id);
    const doing = doingOf(shortcut);
    await serve(doing, true, edge, async () => {
      if (!known) return refuse({ code: 'no_longer_here' });
      const message =
        shortcut.type === 'message_action'
          ? await readMessage(shortcut.message, placeOf(shortcut), edge.workspace)
          : null;
      return known.open(doing.asker, message, edge.newsroom);
    });
  });
}

function doingOf(shortcut: GlobalShortcut | MessageShortcut): Doing {
  const onMessage = shortcut.type === 'message_action' ? shortcut : null;
  return {
    asker: {
      user: shortcut.user.id as UserId,
      channel: (onMessage?.channel.id ?? null) as ChannelId | null,
      thread: (onMessage?.message['thread_ts'] ?? null) as MessageTs | null,
    },
    what: shortcut.callback_id,
    responseUrl: onMessage?.response_url ?? null,
    trigger: shortcut.trigger_id,
    onMessage: false,
    view: null,
    isLatest: () => true,
  };
}

const placeOf = (shortcut: MessageShortcut) => ({
  channel: shortcut.channel.id as ChannelId,
  domain: shortcut.team?.domain ?? null,
});
