import type { App, BlockAction, BlockElementAction } from '@slack/bolt';
import type { ChannelId, MessageTs, UserId } from '../domain/ids.ts';
import { refuse } from '../domain/outcome.ts';
import type { Press } from '../feature.ts';
import { FOREIGN } from './cloaked-app.ts';
import type { Doing } from './doing.ts';
import type { Edge } from './edge.ts';
import { readForm } from './read-form.ts';
import { serve } from './serve.ts';

/** Open modals whose last press is remembered; the one pressed in longest ago makes room. */
const VIEWS_MAX = 1_000;

/** Buttons, and fields that ask to hear of Enter: acknowledges at once, then does what the feature says. */
export function pressButtons(app: App, edge: Edge): void {
  const presses = new Presses();
  app.action<BlockAction>({ type: 'block_actions' }, async ({ ack, action, body, context }) => {
    await ack();
    const button = context[FOREIGN] === true ? undefined : edge.registry.buttons.get(action.action_id);
    // A link opens by itself, and an unknown field is only being filled in.
    if (!button && (action.type !== 'button' || action.url)) return;
    const press = readPress(action, body);
    const doing = {
      ...doingOf(press, body),
      what: button?.action ?? 'unknown button',
      isLatest: presses.begin(body.view?.id),
    };
    await serve(doing, button?.opensForm === true, edge, async () =>
      button ? button.press(press, edge.newsroom) : refuse({ code: 'no_longer_here' }),
    );
  });
}

function readPress(action: BlockElementAction, body: BlockAction): Press {
  const user = body.user.id as UserId;
  const container: Partial<BlockAction['container']> = body.container ?? {};
  const channel = (body.channel?.id ?? container['channel_id'] ?? null) as ChannelId | null;
  const ts = (body.message?.ts ?? container['message_ts'] ?? null) as MessageTs | null;
  const thread = (body.message?.['thread_ts'] ?? container['thread_ts'] ?? null) as MessageTs | null;
  return {
    user,
    channel,
    thread,
    value: valueIn(action),
    message: channel && ts ? { channel, ts } : null,
    form: body.view?.type === 'modal' ? readForm(body.view, user) : null,
  };
}

function doingOf(press: Press, body: BlockAction): Omit<Doing, 'what' | 'isLatest'> {
  return {
    asker: press,
    responseUrl: body.response_url ?? null,
    trigger: body.trigger_id,
    onMessage: press.message !== null,
    view: body.view?.type === 'modal' ? { id: body.view.id, hash: body.view.hash } : null,
  };
}

function valueIn(action: BlockElementAction): string {
  if ('value' in action && typeof action.value === 'string') return action.value;
  if ('selected_option' in action) return action.selected_option?.value ?? '';
  return '';
}

/** Which press was the last in each open modal. */
class Presses {
  readonly #latest = new Map<string, number>();
  #count = 0;

  /** @returns whether this press is still the last */
  begin(view: string | undefined): () => boolean {
    if (view === undefined) return () => true;
    this.#count += 1;
    const mine = this.#count;
    this.#latest.delete(view);
    this.#latest.set(view, mine);
    const [oldest] = this.#latest.keys();
    if (this.#latest.size > VIEWS_MAX && oldest !== undefined) this.#latest.delete(oldest);
    return () => this.#latest.get(view) === mine;
  }
}
