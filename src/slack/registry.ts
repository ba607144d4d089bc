import type { Button, Command, Deliver, Feature, Form, Shortcut, Suggester } from '../feature.ts';
import type { OutboxKind } from '../store/shelves/outbox-shelf.ts';

/** Everything the desk can do, by the name that Slack calls it by. */
export interface Registry {
  readonly commands: ReadonlyMap<string, Command>;
  readonly buttons: ReadonlyMap<string, Button>;
  readonly forms: ReadonlyMap<string, Form>;
  readonly suggesters: ReadonlyMap<string, Suggester>;
  readonly shortcuts: ReadonlyMap<string, Shortcut>;
  readonly deliveries: ReadonlyMap<OutboxKind, Deliver>;
}

/** Gathers the features; two things of one name are a mistake that must not wait for its first user. */
export function gather(features: readonly Feature[]): Registry {
  return {
    commands: byName(
      features.flatMap((feature) => feature.commands ?? []),
      (command) => command.name,
    ),
    buttons: byName(
      features.flatMap((feature) => feature.buttons ?? []),
      (button) => button.action,
    ),
    forms: byName(
      features.flatMap((feature) => feature.forms ?? []),
      (form) => form.callback,
    ),
    suggesters: byName(
      features.flatMap((feature) => feature.suggesters ?? []),
      (suggester) => suggester.action,
    ),
    shortcuts: byName(
      features.flatMap((feature) => feature.shortcuts ?? []),
      (shortcut) => shortcut.callback,
    ),
    deliveries: deliveriesOf(features),
  };
}

function deliveriesOf(features: readonly Feature[]): ReadonlyMap<OutboxKind, Deliver> {
  const all = features.flatMap(({ deliveries = {} }) => Object.entries(deliveries) as [OutboxKind, Deliver][]);
  return new Map(byName(all, ([kind]) => kind).values());
}

function byName<Thing>(things: readonly Thing[], nameOf: (thing: Thing) => string): ReadonlyMap<string, Thing> {
  const named = new Map<string, Thing>();
  for (const thing of things) {
    if (named.has(nameOf(thing))) throw new Error(`Two features are called ${nameOf(thing)}`);
    named.set(nameOf(thing), thing);
  }
  return named;
}
