import { fitting } from '../block-kit/pages.ts';
import { done, refuse } from '../domain/outcome.ts';
import type { Button } from '../feature.ts';
import { CONFIRM_ACTION, noticeMessage } from './notice.ts';
import { inForceIn, toldTo } from './tell.ts';

/** *Got It*: the person who was told confirms it. The message stays, without its button; the Home tab is drawn without it. */
export const confirm: Button = {
  action: CONFIRM_ACTION,
  async press({ user, value, message: pressed }, newsroom) {
    const item = /^\d+$/.test(value) ? Number(value) : 0;
    const { recalls } = newsroom.store;
    const told = await recalls.toldIn(item, user);
    if (told.length === 0) return refuse({ code: 'no_longer_here' });
    await recalls.confirm(item, user, newsroom.now());
    if (pressed === null) return done({ do: 'nothing' });
    const all = await toldTo(user, told, newsroom);
    const entries = all.map(({ entry }) => entry);
    const shown = all.slice(0, fitting(entries, entries.length));
    const message = noticeMessage(entries.slice(0, shown.length), null);
    // What is in force may be newer than what the message said.
    return done({ do: 'reply', message, shown: { versions: inForceIn(shown), door: 'notice' }, replace: true });
  },
};
