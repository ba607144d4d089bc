import { type Config, loadSettings, type Secrets } from './config.ts';
import { buildDesk } from './desk.ts';
import { type Log, makeLog } from './log.ts';
import { TokenRefused } from './slack/token-refused.ts';
import { StoreFault } from './store/store-fault.ts';

/** A supervisor gives ten seconds or so before it kills; an editor who restarts the desk gives fewer. */
const STOP_WITHIN_MS = 4_800;

/** What runs, to be stopped in this order. */
const running: { stop(): Promise<void> }[] = [];
let ending = false;

const settings = loadSettings();
if (settings.ok) {
  await run(settings.config, settings.secrets);
} else {
  const problems = settings.problems.map((problem) => `  - ${problem}`);
  console.error(['Story Desk cannot start with these settings:', ...problems].join('\n'));
  process.exitCode = 1;
}

async function run(config: Config, secrets: Secrets): Promise<void> {
  const log = makeLog(config.logLevel);
  process.once('SIGTERM', () => void end(0, log));
  process.once('SIGINT', () => void end(0, log));
  for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
    process.on(event, (fault: unknown) => {
      log.error(event, {}, fault);
      void end(1, log);
    });
  }
  try {
    await (config.mode === 'local' ? runLocal(config, log) : runDesk(config, secrets, log));
  } catch (error) {
    if (ending) return;
    if (!(error instanceof TokenRefused || error instanceof StoreFault)) log.error('the start failed', {}, error);
    console.error(sentenceFor(error));
    await end(1, log);
  }
}

function sentenceFor(error: unknown): string {
  if (!(error instanceof Error)) return 'Story Desk could not start.';
  if (!('code' in error) || error.code !== 'EADDRINUSE') return error.message;
  const port = 'port' in error ? String(error.port) : '';
  return `Port ${port} is taken by another program. Stop that, or set PORT, LOCAL_PORT or HEALTH_PORT to another.`;
}

async function runDesk(config: Config, secrets: Secrets, log: Log): Promise<void> {
  const desk = buildDesk(config, secrets, { log, onLost: () => void end(1, log) });
  running.unshift(desk);
  await desk.start();
  if (!ending) console.log('Story Desk is connected. Type /story help in Slack.');
}

async function runLocal(config: Config, log: Log): Promise<void> {
  // Loaded only here: a newsroom's desk runs without it.
  const { LocalDesk } = await import('./local-newsroom.ts');
  const say = (line: string): void => console.log(line);
  const desk = await LocalDesk.open(config, { log, onLost: () => void end(1, log), say });
  running.unshift(desk);
  await desk.start();
}

/** Ends the process once: what was begun is finished first, as far as the time allows. */
async function end(exitCode: number, log: Log): Promise<void> {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(exitCode), STOP_WITHIN_MS).unref();
  for (const part of running) {
    await part.stop().catch((fault: unknown) => log.error('stopping failed', {}, fault));
  }
  log.info('stopped', { exitCode });
  process.exit(exitCode);
}
