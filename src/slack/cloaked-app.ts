import { App, type AppOptions, type ReceiverEvent } from '@slack/bolt';
import type { Cloak } from './cloak.ts';

/** In Bolt's context: whether a control carries what was not hidden with our key, as after a move to another fact store. */
export const FOREIGN = 'isForeign';

/**
 * Bolt, at whose door what controls carry is shown to our handlers, and hidden in what they acknowledge with: views and
 * options. What goes out by calls is hidden in `SlackCalls`, and by a `response_url` in `reply`.
 */
export class CloakedApp extends App {
  readonly #cloak: Cloak;

  constructor(cloak: Cloak, options: AppOptions) {
    super(options);
    this.#cloak = cloak;
  }

  override processEvent(event: ReceiverEvent): Promise<void> {
    const { shown, foreign } = this.#cloak.showIn(event.body);
    return super.processEvent({
      ...event,
      body: shown,
      customProperties: { ...event.customProperties, [FOREIGN]: foreign },
      ack: (response) => event.ack(this.#cloak.hideIn(response, shown['action_id'])),
    });
  }
}
