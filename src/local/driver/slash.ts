import type { Person } from '../state/records.ts';
import { showAcknowledged } from '../web-api/response-url.ts';
import { outcomeOf, Reply } from './reply.ts';
import { NotPossible, type Stage } from './stage.ts';
import { channelToWriteIn, needOwnWorkspace } from './standing.ts';
import { typedText } from './typed-text.ts';

/** Sends a slash command and waits for the first thing that the person sees of it. */
export async function slash(stage: Stage, person: Person, where: string, line: string): Promise<Reply> {
  const { workspace } = stage;
  needOwnWorkspace(person, workspace);
  const channel = channelToWriteIn(where, person, workspace);
  const [, name = '', text = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(line.trim()) ?? [];
  const command = workspace.app.commands.find((one) => one.command === name);
  if (!command) throw new NotPossible(`${name || line} is not a valid command.`);

  const interaction = workspace.interactions.begin({ person: person.id, channel: channel.id, url: true });
  const since = workspace.ledger.nextTs();
  const payload = {
    ...{ token: 'local', team_id: workspace.team.id, team_domain: workspace.team.domain },
    ...{ channel_id: channel.id, channel_name: nameOf(channel) },
    ...{ user_id: person.id, user_name: person.name, command: name },
    text: command.should_escape ? typedText(text, workspace, { labels: true }) : text,
    ...{ api_app_id: workspace.ledger.state.app.id, is_enterprise_install: 'false' },
    response_url: workspace.responseUrl(interaction.responseToken ?? ''),
    trigger_id: interaction.triggerId,
  };
  return workspace.unanswered.during(person, line, async () => {
    const receipt = await stage.tell({ type: 'slash_commands', payload, accepts_response_payload: true });
    if (!receipt.acked) return new Reply({ error: receipt.error }, person, stage);
    if ('text' in receipt.answer || 'blocks' in receipt.answer) {
      showAcknowledged(receipt.answer, interaction, workspace);
    }
    const seen = await stage.until(() => outcomeOf(interaction, since, stage), `an answer to “${line}”`);
    return new Reply(seen, person, stage);
  });
}

/** Slack names neither private channels nor direct messages to a command. */
function nameOf({ kind, name }: { kind: string; name: string }): string {
  if (kind === 'im') return 'directmessage';
  return kind === 'public' ? name : 'privategroup';
}
