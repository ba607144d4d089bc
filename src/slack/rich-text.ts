import { z } from 'zod';

const leaf = z.object({
  type: z.string(),
  text: z.string().optional(),
  url: z.string().optional(),
  user_id: z.string().optional(),
  channel_id: z.string().optional(),
  range: z.string().optional(),
  name: z.string().optional(),
  unicode: z.string().optional(),
  fallback: z.string().optional(),
});
const part = z.object({ type: z.string(), elements: z.array(leaf) });
const list = z
  .object({ type: z.literal('rich_text_list'), elements: z.array(part) })
  .transform(({ elements }) => ({ items: elements }));
const typed = z.array(z.object({ type: z.literal('rich_text'), elements: z.array(z.union([list, part])) })).nonempty();

type Leaf = z.infer<typeof leaf>;
type Part = z.infer<typeof part>;
type List = z.infer<typeof list>;

/**
 * A typed message as people see it: in the message's `text` its bold words stand between asterisks, here they do not.
 *
 * @returns `null` for messages that are not made of typed text alone
 */
export function textOfBlocks(blocks: unknown, names: ReadonlyMap<string, string>): string | null {
  const read = typed.safeParse(blocks);
  if (!read.success) return null;
  const lines = read.data.flatMap((block) => block.elements.flatMap(partsOf)).map((line) => lineOf(line, names));
  return lines.map((line) => line.replace(/\n$/u, '')).join('\n');
}

/** Ids of the people and channels that a typed message mentions. */
export function mentionedInBlocks(blocks: unknown): { people: string[]; channels: string[] } {
  const read = typed.safeParse(blocks);
  const parts = read.success ? read.data.flatMap((block) => block.elements.flatMap(partsOf)) : [];
  const leaves = parts.flatMap((line) => line.elements);
  return {
    people: leaves.flatMap(({ type, user_id: id }) => (type === 'user' && id ? [id] : [])),
    channels: leaves.flatMap(({ type, channel_id: id }) => (type === 'channel' && id ? [id] : [])),
  };
}

/** A list's items are lines of their own. */
const partsOf = (element: List | Part): readonly Part[] => ('items' in element ? element.items : [element]);

function lineOf(line: Part, names: ReadonlyMap<string, string>): string {
  return line.elements.map((element) => textOfLeaf(element, names)).join('');
}

function textOfLeaf(element: Leaf, names: ReadonlyMap<string, string>): string {
  switch (element.type) {
    case 'user':
      return `@${names.get(element.user_id ?? '') ?? element.user_id}`;
    case 'channel':
      return `#${names.get(element.channel_id ?? '') ?? element.channel_id}`;
    case 'broadcast':
      return `@${element.range}`;
    case 'emoji':
      return element.unicode ? fromHex(element.unicode) : `:${element.name}:`;
    default:
      return element.text ?? element.url ?? element.fallback ?? '';
  }
}

/** Slack writes an emoji's code points in hex, joined by hyphens. */
const fromHex = (hex: string): string =>
  String.fromCodePoint(...hex.split('-').map((point) => Number.parseInt(point, 16)));
