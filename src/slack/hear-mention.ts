import type { App } from '@slack/bolt';
import { button, row } from '../block-kit/controls.ts';
import type { ChannelId, MessageTs, UserId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Answer, Asker, Button, Command, Newsroom } from '../feature.ts';
import { answerLine, readLine } from './answer-command.ts';
import type { Edge } from './edge.ts';
import type { Registry } from './registry.ts';
import { REPEATS_MS, Seen } from './seen.ts';
import { sentence } from './sentence.ts';
import { serve } from './serve.ts';

/** `@Story Desk VERB …`, the same commands where Slack has no slash commands: in threads. Answers there, to the asker. */
export function hearMentions(app: App, edge: Edge): void {
  const seen = new Seen(REPEATS_MS);
  app.event('app_mention', async ({ event, body, context }) => {
    // Slack names every event; a message's time is unique in its channel, too.
    if (!event.user || event.bot_id || !seen.take(body.event_id ?? `${event.channel} ${event.ts}`)) return;
    const { command, rest } = readLine(afterMention(event.text, context.botUserId), edge.registry);
    const asker: Asker = {
      user: event.user as UserId,
      channel: event.channel as ChannelId,
      thread: (event.thread_ts ?? null) as MessageTs | null,
    };
    const what = `mention ${command?.name ?? 'unknown'}`;
    const doing = { asker, what, responseUrl: null, trigger: null, onMessage: false, view: null, isLatest: () => true };
    await serve(doing, false, edge, () =>
      command?.opensForm ? offerForm(command, rest, edge.newsroom) : answerLine(command, rest, asker, edge),
    );
  });
}

/** What follows the bot's name, or what came before it when nothing does. */
function afterMention(text: string, bot: string | undefined): string {
  const [before = '', ...after] = text.split(new RegExp(`<@${bot ?? '[UW][A-Z0-9]+'}(?:\\|[^>]*)?>`, 'u'));
  const rest = after.join(' ').trim();
  return rest === '' ? before : rest;
}

const OPEN_FORM = 'desk.form.open';

/** Slack opens no form for a mention, but does for a press of a button. What was typed is kept in the store till then. */
async function offerForm(command: Command, rest: string, { store, now }: Newsroom): Promise<Outcome<Answer>> {
  const parked = await store.record.park(JSON.stringify({ verb: command.name, rest }), now());
  const { text, blocks } = sentence(`\`${command.name}\` needs a form.`);
  const open = button('Open Form', OPEN_FORM, String(parked), 'primary');
  return done({ do: 'reply', message: { text, blocks: [...blocks, row(open)] } });
}

/** The button under a mention's answer. */
export function openFormButton(registry: () => Registry): Button {
  return {
    action: OPEN_FORM,
    opensForm: true,
    async press(press, newsroom): Promise<Outcome<Answer>> {
      const kept = await newsroom.store.record.parked(Number(press.value));
      if (kept === null) return refuse({ code: 'no_longer_here' });
      const { verb, rest }: { verb: string; rest: string } = JSON.parse(kept);
      return answerLine(registry().commands.get(verb), rest, press, { newsroom, registry: registry() });
    },
  };
}
