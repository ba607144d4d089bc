import { setImmediate as othersAcknowledged } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import type { ChannelId, UserId } from '../domain/ids.ts';
import { type Outcome, refuse } from '../domain/outcome.ts';
import type { Answer, Asker, Command, Newsroom } from '../feature.ts';
import type { Edge } from './edge.ts';
import { plainText, unnamedPeople } from './plain-text.ts';
import { nearestVerb, readVerb } from './read-verb.ts';
import type { Registry } from './registry.ts';
import { serve } from './serve.ts';

/** `/story`: acknowledges at once, then answers. */
export function answerCommands(app: App, edge: Edge): void {
  app.command('/story', async ({ ack, command }) => {
    await ack();
    // Of two hundred at once, the last one's acknowledgement must not wait for the first one's answer.
    await othersAcknowledged();
    const { command: verb, rest } = readLine(command.text ?? '', edge.registry);
    const user = command.user_id as UserId;
    const doing = {
      asker: { user, channel: command.channel_id as ChannelId, thread: null },
      what: `/story ${verb?.name ?? 'unknown'}`,
      responseUrl: command.response_url,
      trigger: command.trigger_id,
      onMessage: false,
      view: null,
      isLatest: () => true,
    };
    await serve(doing, verb?.opensForm === true, edge, () => answerLine(verb, rest, doing.asker, edge));
  });
}

/** A line as typed: the command that it names, if there is one, and what follows. */
export function readLine(marked: string, registry: Registry): { command: Command | undefined; rest: string } {
  const { verb, rest } = readVerb(marked);
  const command = registry.commands.get(verb);
  return command ? { command, rest } : { command, rest: plainText(verb) };
}

/** @param rest - as Slack marked it up; for an unknown verb, the verb */
export async function answerLine(
  command: Command | undefined,
  rest: string,
  asker: Asker,
  { newsroom, registry }: Pick<Edge, 'newsroom' | 'registry'>,
): Promise<Outcome<Answer>> {
  if (!command)
    return refuse({ code: 'unknown_verb', asked: rest, nearest: nearestVerb(rest, registry.commands.keys()) });
  return command.answer(plainText(rest, await namesIn(rest, newsroom)), asker, newsroom);
}

async function namesIn(marked: string, { workspace }: Newsroom): Promise<ReadonlyMap<string, string>> {
  const ids = unnamedPeople(marked);
  const people = await Promise.all(ids.map((id) => workspace.person(id as UserId)));
  return new Map(people.map((person) => [person.id, person.name]));
}
