import { z } from 'zod';
import { elementsIn, type Placed } from '../blocks/walk.ts';
import { attached, chooseFiles } from '../driver/attach.ts';
import { visitApp } from '../driver/home.ts';
import { act, type Target } from '../driver/press.ts';
import { react } from '../driver/react.ts';
import type { Reply } from '../driver/reply.ts';
import { say } from '../driver/say.ts';
import { globalShortcut, messageShortcut } from '../driver/shortcut.ts';
import { slash } from '../driver/slash.ts';
import { NotPossible, type Stage } from '../driver/stage.ts';
import { close, submit } from '../driver/submit.ts';
import { suggest } from '../driver/suggest.ts';
import type { EnteredValue, Message, Person, View } from '../state/records.ts';
import { drawn } from './drawn.ts';

/** Something the visitor does, as the person they play. What it returns is sent to the page. */
type Deed = (stage: Stage, person: Person, given: unknown) => Promise<object>;

const at = z.object({ channel: z.string(), ts: z.string() });
const target = z.union([z.object({ view: z.string() }), at]);
const place = z.object({ target, block: z.string(), action: z.string() });
const entered = z.looseObject({ type: z.string() });
const chosen = z.object({ files: z.array(z.object({ id: z.string() })) });
const valuesByPlace = z.record(z.string(), z.record(z.string(), entered));

const deed =
  <Schema extends z.ZodType>(
    schema: Schema,
    run: (stage: Stage, person: Person, given: z.infer<Schema>) => Promise<object>,
  ): Deed =>
  (stage, person, given) =>
    run(stage, person, schema.parse(given));

/** Everything that can be done on the page, by the same functions that tests act with. */
export const DEEDS: Readonly<Record<string, Deed>> = {
  say: deed(
    z.object({
      channel: z.string(),
      text: z.string(),
      threadTs: z.string().optional(),
      files: z.array(z.string()).default([]),
    }),
    async (stage, person, { channel, text, threadTs, files: ids }) => {
      if (text.startsWith('/')) {
        if (threadTs) throw new NotPossible('Slack has no slash commands in threads: mention the app instead.');
        if (ids.length > 0)
          throw new NotPossible('Slack sends no files with a command: take them out, or write a message.');
        return shown(await slash(stage, person, channel, text));
      }
      const files = attached(ids, person, stage.workspace);
      const { ts } = await say(stage, person, channel, text, { files, ...(threadTs ? { threadTs } : {}) });
      return { ts };
    },
  ),

  react: deed(at.extend({ name: z.string() }), async (stage, person, { name, ...where }) => {
    const message = messageAt(stage, where);
    const mine = message.reactions.find((one) => one.name === name)?.users.includes(person.id) ?? false;
    await react(stage, person, where, name, mine ? 'remove' : 'add');
    return {};
  }),

  press: deed(place.extend({ value: entered }), async (stage, person, given) => {
    const on = targetOf(stage, person, given.target);
    const placed = placedAt(on, given);
    const value = inSlacksForm(given.value, placed, stage, person);
    if ('hash' in on && value.type !== 'button') {
      stage.workspace.views.enter(on, given.block, given.action, value);
    }
    const { error } = await act(stage, person, on, placed, value);
    return error ? { error: wordsFor(error) } : {};
  }),

  suggest: deed(place.extend({ typed: z.string() }), async (stage, person, given) => {
    const on = targetOf(stage, person, given.target);
    const groups = await suggest(stage, person, on, placedAt(on, given), given.typed);
    const reader = { workspace: stage.workspace, person };
    return {
      groups: groups.map(({ label, options }) => ({
        label,
        options: options.map((given) => ({ ...Object(drawn(given, reader)), given })),
      })),
    };
  }),

  submit: deed(z.object({ view: z.string(), values: valuesByPlace }), async (stage, person, given) => {
    const view = openView(stage, person, given.view);
    for (const [block, actions] of Object.entries(given.values)) {
      for (const [action, value] of Object.entries(actions)) {
        // The app may have taken an input out of the form meanwhile.
        const placed = elementAt(view, { block, action });
        if (placed) stage.workspace.views.enter(view, block, action, inSlacksForm(value, placed, stage, person));
      }
    }
    const submitted = await submit(stage, person, view);
    return submitted.outcome === 'failed' ? { error: wordsFor(submitted.error) } : { outcome: submitted.outcome };
  }),

  close: deed(z.object({ view: z.string(), clear: z.boolean().default(false) }), async (stage, person, given) => {
    await close(stage, person, openView(stage, person, given.view), { clear: given.clear });
    return {};
  }),

  messageShortcut: deed(at.extend({ callback: z.string() }), async (stage, person, { callback, ...where }) =>
    shown(await messageShortcut(stage, person, callback, messageAt(stage, where))),
  ),

  globalShortcut: deed(z.object({ callback: z.string() }), async (stage, person, { callback }) =>
    shown(await globalShortcut(stage, person, callback)),
  ),

  visit: deed(z.object({ tab: z.enum(['home', 'messages']) }), async (stage, person, { tab }) => {
    await visitApp(stage, person, tab);
    return {};
  }),

  join: deed(z.object({ channel: z.string() }), async (stage, person, { channel }) => {
    stage.workspace.channels.join(channel, person.id);
    await stage.eventsDelivered();
    return {};
  }),
};

/** What a reply was, in a word; what it says comes with the next look. */
const shown = ({ error, message }: Reply): object =>
  error ? { error: wordsFor(error) } : { saw: message ? 'message' : 'view' };

function wordsFor(code: string): string {
  if (code === 'dispatch_failed') return 'The app is not connected, so nothing was sent (dispatch_failed).';
  return `The app did not answer within three seconds (${code}).`;
}

function messageAt({ workspace }: Stage, where: { channel: string; ts: string }): Message {
  const message = workspace.messages.findAny(where);
  if (!message) throw new NotPossible('That message is gone.');
  return message;
}

function openView({ workspace }: Stage, person: Person, id: string): View {
  const view = workspace.views.find({ id });
  if (!view || view.person !== person.id) throw new NotPossible('That form is not open any more.');
  return view;
}

function targetOf(stage: Stage, person: Person, given: z.infer<typeof target>): Target {
  return 'view' in given ? openView(stage, person, given.view) : messageAt(stage, given);
}

/** A value as the app gets it: of files the page knows ids, and no more is believed. */
function inSlacksForm(value: EnteredValue, { element }: Placed, stage: Stage, person: Person): EnteredValue {
  if (element.type !== 'file_input') return value;
  const ids = chosen.parse(value).files.map(({ id }) => id);
  return chooseFiles(element, attached(ids, person, stage.workspace), stage.workspace);
}

const elementAt = (on: Target, { block, action }: { block: string; action: string }): Placed | undefined =>
  elementsIn(on.blocks).find((one) => one.block.block_id === block && one.element.action_id === action);

function placedAt(on: Target, where: { block: string; action: string }): Placed {
  const found = elementAt(on, where);
  if (!found) throw new NotPossible('That control is not there any more.');
  return found;
}
