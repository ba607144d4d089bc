/**
 * What somebody typed, as they typed it: Slack hands over mentions, channels and links marked up, and three characters
 * escaped (docs.slack.dev, "Formatting message text"; the app's manifest asks for `should_escape`).
 *
 * @param names - shown names of people whom Slack names by id only
 */
export function plainText(marked: string, names: ReadonlyMap<string, string> = new Map()): string {
  return marked
    .replace(MARKED, (_, sign: string, target: string, label: string | undefined) =>
      unmarked(sign, target, label, names),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Only what Slack itself makes: a server that does not escape hands over `<b>` as it was typed. */
const MARKED =
  /<(?:(?=@[UWB]|#[CGD]|!(?:here|channel|everyone|subteam|date)\b|https?:|mailto:|tel:))([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/gu;

/** Ids of people in a text whom it does not name. */
export function unnamedPeople(marked: string): string[] {
  return [...marked.matchAll(/<@([UW][A-Z0-9]+)\|?>/gu)].map(([, id]) => id ?? '');
}

function unmarked(sign: string, target: string, label: string | undefined, names: ReadonlyMap<string, string>): string {
  switch (sign) {
    case '@':
      return `@${label || names.get(target) || target}`;
    case '#':
      return `#${label || target}`;
    case '!':
      return label ? label : `@${target}`;
    default:
      return link(target, label);
  }
}

/** Slack makes links of what looks like one: there the label is what was typed. Under any other label the address counts. */
function link(target: string, label: string | undefined): string {
  const address = target.replace(/^(mailto|tel):/u, '');
  return label !== undefined && [label, `http://${label}`, `https://${label}`].includes(address) ? label : address;
}
