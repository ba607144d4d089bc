/** Facts beside a log line: ids, codes, counts and durations. Never words, names or payloads. */
type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export type Level = 'debug' | 'info' | 'warn' | 'error';

/** Where the desk writes what happened: one JSON object per line. */
export interface Log {
  debug(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  /** @param fault - its stack is logged, its properties are not: they may hold a payload */
  error(message: string, fields?: Fields, fault?: unknown): void;
}

const RANKS: Readonly<Record<Level, number>> = { debug: 0, info: 1, warn: 2, error: 3 };

/**
 * Builds a log.
 *
 * @param write - takes one line without its newline; standard error by default, where it cannot mix with output
 */
export function makeLog(level: Level, write: (line: string) => void = toStandardError): Log {
  const line = (at: Level, message: string, fields: Fields = {}, fault?: unknown): void => {
    if (RANKS[at] < RANKS[level]) return;
    const trace = fault === undefined ? {} : { fault: traceOf(fault) };
    write(JSON.stringify({ at: new Date().toISOString(), level: at, message, ...fields, ...trace }));
  };
  return {
    debug: (message, fields) => line('debug', message, fields),
    info: (message, fields) => line('info', message, fields),
    warn: (message, fields) => line('warn', message, fields),
    error: (message, fields, fault) => line('error', message, fields, fault),
  };
}

function toStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A fault's stack with those of its causes. */
function traceOf(fault: unknown): string {
  if (!(fault instanceof Error)) return `thrown: ${typeof fault}`;
  const cause = fault.cause === undefined ? '' : `\ncaused by ${traceOf(fault.cause)}`;
  return `${stackOf(fault)}${cause}`;
}

function stackOf(fault: Error): string {
  const stack = fault.stack ?? `${fault.name}: ${fault.message}`;
  // JSON.parse quotes what it could not read, and that may be a source's words.
  return fault instanceof SyntaxError ? `SyntaxError${stack.slice(stack.indexOf('\n    at '))}` : stack;
}
