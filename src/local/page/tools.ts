import { z } from 'zod';
import type { AppRunner } from '../app-runner.ts';
import { NotPossible } from '../driver/stage.ts';
import type { LocalSlack } from '../local-slack.ts';
import type { House } from './look.ts';

/** Something the visitor does to the newsroom itself, as nobody in it. What it returns is sent to the page. */
type Tool = (house: House, given: unknown) => Promise<object>;
/** What a tool works on: the workspace, and who runs the app now. */
type Bench = { slack: LocalSlack; runner: AppRunner | null };

const WEEK_MINUTES = 7 * 24 * 60;

const tool =
  <Schema extends z.ZodType>(
    schema: Schema,
    run: (bench: Bench, given: z.infer<Schema>) => Promise<object> | object,
  ): Tool =>
  async (house, given) => {
    const runner = house.runner();
    // A story that is being told, or an app that is coming up, is not to be disturbed.
    if (runner?.busy) throw new NotPossible(`The newsroom is ${runner.busy}. Wait until that is done.`);
    return run({ slack: house.slack, runner }, schema.parse(given));
  };

/** Everything that a network, a clock and an operator do to an app, at the push of a button. */
export const TOOLS: Readonly<Record<string, Tool>> = {
  dropSocket: tool(z.object({ which: z.enum(['one', 'all']).default('one') }), ({ slack }, { which }) => {
    if (slack.sockets.count === 0) throw new NotPossible('There is no connection to drop.');
    noteTool(slack, which === 'all' ? 'Dropped all connections' : 'Dropped a connection');
    slack.sockets.drop(which);
    return {};
  }),

  repeatEvent: tool(z.object({}), async ({ slack }) => {
    const { latest } = slack.events;
    if (!latest) throw new NotPossible('No event was delivered yet. React to a message, then try again.');
    noteTool(slack, 'Delivered the last event once more', latest.event.type);
    await slack.events.resend(latest);
    return {};
  }),

  holdEvents: tool(z.object({}), ({ slack }) => {
    if (slack.events.isHolding) throw new NotPossible('Events are held back already.');
    slack.events.hold();
    noteTool(slack, 'Began to hold events back');
    return {};
  }),

  releaseEvents: tool(z.object({}), async ({ slack }) => {
    if (!slack.events.isHolding) throw new NotPossible('No events are held back.');
    noteTool(slack, 'Released the events, the last one first', `${slack.events.held.length} held`);
    await slack.events.release((held) => held.reverse());
    return {};
  }),

  advanceClock: tool(z.object({ minutes: z.number().int().min(1).max(WEEK_MINUTES) }), ({ slack }, { minutes }) => {
    slack.advance(minutes * 60_000);
    noteTool(slack, 'Moved the clock forward', `${minutes} minutes`);
    return {};
  }),

  stopDesk: tool(z.object({}), async ({ slack, runner }) => {
    const runs = needRunner(runner);
    noteTool(slack, 'Stopped the app');
    await runs.stopApp();
    return {};
  }),

  restartDesk: tool(z.object({}), async ({ slack, runner }) => {
    const runs = needRunner(runner);
    noteTool(slack, 'Restarted the app');
    await runs.restart();
    return {};
  }),

  startOver: tool(z.object({ story: z.boolean() }), async ({ runner }, { story }) => {
    await needRunner(runner).startOver({ story });
    return {};
  }),
};

function needRunner(runner: AppRunner | null): AppRunner {
  if (!runner) throw new NotPossible('The app was started elsewhere, and is restarted there.');
  return runner;
}

const noteTool = ({ workspace }: LocalSlack, what: string, about = ''): void =>
  void workspace.activity.note({ from: 'visitor', what, about });
