/**
 * Makes text literal for mrkdwn and for a message's top-level `text`: exactly these three characters, in this order
 * (docs.slack.dev, "Formatting message text"), so that no `<!channel>`, `<@U…>` or `<url|label>` of a person's comes alive.
 */
export const escapeMrkdwn = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Characters that reorder or hide the text around them: shown names and titles go without. */
const UNSEEN = /[\p{Cc}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/**
 * A name, title or venue on one line and without control and direction characters, which could bend the line that it
 * stands in.
 */
export const steady = (text: string): string =>
  text.replace(/[\r\n\t\v\f\u0085\u2028\u2029]+/gu, ' ').replace(UNSEEN, '');

/**
 * Cuts a label to what a Slack control shows, marking the cut. Never for words of a claim: those are paged.
 *
 * @param max - UTF-16 units, 2 or more
 */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  return `${cut.replace(/[\uD800-\uDBFF]$/u, '').trimEnd()}…`;
}
