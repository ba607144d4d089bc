import { loadSettings } from './config.ts';
import { checkSlack } from './doctor/check-slack.ts';
import { checkStore } from './doctor/check-store.ts';
import { bad, type Finding, good, lineOf } from './doctor/finding.ts';
import { makeLog } from './log.ts';

const MODES = {
  socket: 'The settings are in order: Socket Mode.',
  http: 'The settings are in order: HTTP mode.',
  local: 'The settings are in order: no Slack tokens, so `npm start` opens the local newsroom.',
} as const;

/** `npm run doctor`: looks at everything that the desk needs, and says what to do about each fault. */
async function examine(): Promise<readonly Finding[]> {
  const settings = loadSettings();
  if (!settings.ok) return settings.problems.map((problem) => bad(problem, 'Correct it in .env or the environment.'));
  const { config, secrets } = settings;
  const store = await checkStore(config.databasePath);
  const quiet = makeLog('error', () => undefined);
  const slack = config.mode === 'local' ? [] : await checkSlack(config, secrets, store.stories, quiet);
  return [good(MODES[config.mode]), ...store.findings, ...slack];
}

const findings = await examine();
for (const finding of findings) console.log(lineOf(finding));
process.exitCode = findings.some((finding) => finding.state === 'bad') ? 1 : 0;
