import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import { shorten } from '../block-kit/escape.ts';
import { OPTION_MAX } from '../block-kit/limits.ts';
import type { UserId } from '../domain/ids.ts';
import type { OptionGroup, Suggester } from '../feature.ts';
import { FOREIGN } from './cloaked-app.ts';
import { type Edge, isServed } from './edge.ts';
import { takeDown } from './faults.ts';

/** Slack waits three seconds and shows an error after; no suggestion is better. */
const PATIENCE_MS = 2_000;
/** Slack: 100 groups of 100 options. */
const GROUPS_MAX = 100;
const OPTIONS_MAX = 100;

/** Fills external selects as somebody types. */
export function suggestOptions(app: App, edge: Edge): void {
  app.options(/.*/u, async ({ ack, payload, body, context }) => {
    const suggester = context[FOREIGN] === true ? undefined : edge.registry.suggesters.get(payload.action_id);
    const metadata = body.view?.private_metadata ?? '';
    const suggested = suggester ? suggest(suggester, payload.value, body.user.id as UserId, metadata, edge) : [];
    const groups = await Promise.race([suggested, sleep(PATIENCE_MS, [], { ref: false })]);
    await ack(draw(groups));
  });
}

async function suggest(
  suggester: Suggester,
  typed: string,
  user: UserId,
  metadata: string,
  edge: Edge,
): Promise<readonly OptionGroup[]> {
  try {
    return (await isServed(user, edge)) ? await suggester.suggest(typed, user, metadata, edge.newsroom) : [];
  } catch (fault) {
    takeDown(fault, suggester.action, edge);
    return [];
  }
}

type PlainText = { type: 'plain_text'; text: string };
type DrawnOption = { text: PlainText; value: string };
type Drawn = { options: DrawnOption[] } | { option_groups: { label: PlainText; options: DrawnOption[] }[] };

/** Slack takes no empty group, and one unnamed group is a plain list. */
function draw(groups: readonly OptionGroup[]): Drawn {
  const [only, ...others] = groups.filter((group) => group.options.length > 0);
  if (!only) return { options: [] };
  if (others.length === 0 && only.label === '') return { options: optionsOf(only) };
  const drawn = [only, ...others].slice(0, GROUPS_MAX);
  return { option_groups: drawn.map((group) => ({ label: plain(group.label), options: optionsOf(group) })) };
}

const optionsOf = (group: OptionGroup): DrawnOption[] =>
  group.options.slice(0, OPTIONS_MAX).map((option) => ({ text: plain(option.label), value: option.value }));

const plain = (text: string): PlainText => ({ type: 'plain_text', text: shorten(text, OPTION_MAX) });
