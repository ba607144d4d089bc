import type { Message, Person } from '../state/records.ts';
import { messageOnWire } from '../wire.ts';
import { outcomeOf, Reply } from './reply.ts';
import { actionTs, interactiveBase, NotPossible, type Stage } from './stage.ts';
import { channelToSee, needOwnWorkspace } from './standing.ts';

/** Picks a shortcut from a message's menu, by its name or `callback_id`, and waits for what comes of it. */
export function messageShortcut(stage: Stage, person: Person, which: string, message: Message): Promise<Reply> {
  const { workspace } = stage;
  const channel = channelToSee(message.channel, person, workspace);
  if (message.only_for) throw new NotPossible('Slack offers no shortcuts on messages that only one person sees.');
  const interaction = { channel: channel.id, original: message, url: true };
  return run(stage, person, { which, type: 'message' }, interaction, {
    type: 'message_action',
    channel: { id: channel.id, name: channel.kind === 'public' ? channel.name : 'privategroup' },
    message_ts: message.ts,
    message: messageOnWire(message, workspace),
  });
}

/** Picks a shortcut from the composer's menu or the search, and waits for what comes of it. */
export function globalShortcut(stage: Stage, person: Person, which: string): Promise<Reply> {
  return run(stage, person, { which, type: 'global' }, { url: false }, { type: 'shortcut' });
}

async function run(
  stage: Stage,
  person: Person,
  { which, type }: { which: string; type: 'message' | 'global' },
  where: { channel?: string; original?: Message; url: boolean },
  more: Record<string, unknown>,
): Promise<Reply> {
  const { workspace } = stage;
  needOwnWorkspace(person, workspace);
  const offered = workspace.app.shortcuts.filter((one) => one.type === type);
  const shortcut = offered.find((one) => one.callback_id === which || one.name === which);
  if (!shortcut) {
    throw new Error(
      `There is no ${type} shortcut “${which}”. There are: ${offered.map((one) => one.name).join(', ')}.`,
    );
  }
  const interaction = workspace.interactions.begin({ person: person.id, ...where });
  const since = workspace.ledger.nextTs();
  const payload = {
    ...{ ...more, ...interactiveBase(person, workspace), callback_id: shortcut.callback_id },
    ...{ trigger_id: interaction.triggerId, action_ts: actionTs(workspace) },
    ...(interaction.responseToken ? { response_url: workspace.responseUrl(interaction.responseToken) } : {}),
  };
  return workspace.unanswered.during(person, shortcut.name, async () => {
    const receipt = await stage.tell({ type: 'interactive', payload, accepts_response_payload: false });
    if (!receipt.acked) return new Reply({ error: receipt.error }, person, stage);
    const seen = await stage.until(() => outcomeOf(interaction, since, stage), `what “${shortcut.name}” opens`);
    return new Reply(seen, person, stage);
  });
}
