import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../log.ts';

/**
 * What Slack's libraries log to.
 *
 * At debug they log every payload whole: they are told that the level is `info`, and what they pass to `debug` all the
 * same goes nowhere, whatever `LOG_LEVEL` is.
 * Of what they pass, only text is kept.
 */
export function libraryLog(log: Log): Logger {
  return {
    debug: () => undefined,
    info: (...parts) => log.debug('slack library', { said: textOf(parts) }),
    warn: (...parts) => log.warn('slack library', { said: textOf(parts) }),
    // Every error comes to us as a rejection or a closed socket, too, and is judged there.
    error: (...parts) => log.warn('slack library', { said: textOf(parts) }),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

const textOf = (parts: readonly unknown[]): string => parts.filter((part) => typeof part === 'string').join(' ');
