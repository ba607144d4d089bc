import type { EnteredValue } from './state/records.ts';
import type { Workspace } from './workspace.ts';

/** What a person sees standing in an input, in words: names and option texts, not ids. */
export function shownValue(value: EnteredValue, { people, channels }: Workspace): string {
  const person = (id: unknown) => people.find(String(id))?.real_name ?? String(id);
  const channel = (id: unknown) => `#${channels.find(String(id))?.name ?? String(id)}`;
  const words: Record<string, (held: unknown) => string> = {
    value: String,
    selected_option: optionWords,
    selected_options: (held) => list(held).map(optionWords).join(', '),
    selected_user: person,
    selected_users: (held) => list(held).map(person).join(', '),
    selected_conversation: channel,
    selected_conversations: (held) => list(held).map(channel).join(', '),
    selected_channel: channel,
    selected_channels: (held) => list(held).map(channel).join(', '),
    selected_date: String,
    selected_time: String,
    selected_date_time: String,
    files: (held) => list(held).map(nameOf).join(', '),
  };
  for (const [key, held] of Object.entries(value)) {
    const inWords = words[key];
    if (inWords && held !== null && held !== undefined) return inWords(held);
  }
  return '';
}

const nameOf = (file: unknown): string =>
  typeof file === 'object' && file !== null && 'name' in file ? String(file.name) : '';

const list = (held: unknown): unknown[] => (Array.isArray(held) ? held : []);

function optionWords(option: unknown): string {
  if (typeof option !== 'object' || option === null || !('text' in option)) return '';
  const { text } = option;
  return typeof text === 'object' && text !== null && 'text' in text ? String(text.text) : '';
}
