import type { Person, View } from '../state/records.ts';
import { viewOnWire } from '../wire.ts';
import type { Stage } from './stage.ts';

/** Opens the app's Home or Messages tab: the app is told, and may publish. */
export async function visitApp(stage: Stage, person: Person, tab: 'home' | 'messages'): Promise<void> {
  const { channels, people, views, ledger } = stage.workspace;
  const channel = channels.direct(people.bot.id, person.id);
  const view = views.home(person.id);
  const shown = view ? { view: viewOnWire(view, stage.workspace, {}) } : {};
  const event = { type: 'app_home_opened', user: person.id, channel: channel.id, tab, ...shown };
  ledger.happened({ event: { ...event, event_ts: ledger.nextTs() } });
  await stage.eventsDelivered();
}

/** Opens Home and waits until the app has published it anew. */
export async function openHome(stage: Stage, person: Person): Promise<View> {
  const { views } = stage.workspace;
  const before = views.home(person.id)?.hash;
  await visitApp(stage, person, 'home');
  return stage.until(() => {
    const view = views.home(person.id);
    return view && view.hash !== before && view;
  }, 'a Home tab to be published');
}
