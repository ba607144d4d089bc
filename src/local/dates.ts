/**
 * A date in Slack's format, for one reader (docs.slack.dev, messaging/formatting-message-text#date-formatting).
 *
 * @param timestamp - Unix seconds
 * @param zone - the reader's IANA zone
 * @param now - Unix seconds, for the formats that say "today"
 */
export function formatDate(timestamp: number, format: string, zone: string, now: number): string {
  const shown = (options: Intl.DateTimeFormatOptions) => formatIn(zone, options).format(timestamp * 1_000);
  const long = () => shown({ weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });
  const middle = () => shown({ year: 'numeric', month: 'long', day: 'numeric' });
  const short = () => shown({ year: 'numeric', month: 'short', day: 'numeric' });
  const pretty = (plain: () => string) => dayWord(timestamp, zone, now) ?? plain();
  const tokens: Record<string, () => string> = {
    date_num: () => formatIn(zone, {}, 'en-CA').format(timestamp * 1_000),
    date: middle,
    date_short: short,
    date_long: long,
    date_pretty: () => pretty(middle),
    date_short_pretty: () => pretty(short),
    date_long_pretty: () => pretty(long),
    time: () => shown({ hour: 'numeric', minute: '2-digit' }),
    time_secs: () => shown({ hour: 'numeric', minute: '2-digit', second: '2-digit' }),
    ago: () => `${Math.max(0, Math.round((now - timestamp) / 60))} minutes ago`,
  };
  return format.replace(/\{(\w+)\}/g, (whole, token: string) => tokens[token]?.() ?? whole);
}

function dayWord(timestamp: number, zone: string, now: number): string | null {
  const day = (at: number) => formatIn(zone, {}, 'en-CA').format(at * 1_000);
  const DAY = 86_400;
  if (day(timestamp) === day(now)) return 'today';
  if (day(timestamp) === day(now - DAY)) return 'yesterday';
  return day(timestamp) === day(now + DAY) ? 'tomorrow' : null;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A zone's own way to say an instant, kept: making one takes thirty times as long as using it. */
export function formatIn(zone: string, options: Intl.DateTimeFormatOptions, locale = 'en-US'): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, zone, options]);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
  formats.set(key, made);
  return made;
}
