import type { KnownBlock } from '@slack/types';
import { escapeMrkdwn } from '../block-kit/escape.ts';
import { bold, code, emoji, rich, section } from '../block-kit/rich.ts';
import { FILTERS } from '../domain/grammar.ts';
import { done } from '../domain/outcome.ts';
import type { Command, Newsroom } from '../feature.ts';

const GROUPS: readonly Command['group'][] = ['Find', 'File and review', 'Stories'];

/** `help`: every verb, from the registry itself, so that it cannot go stale. */
export function helpFor(commands: () => readonly Command[]): Command {
  return {
    name: 'help',
    usage: 'help',
    summary: 'this list',
    group: 'Find',
    async answer(_rest, _asker, { settings }) {
      const blocks = [...GROUPS.map((group) => groupBlock(group, commands())), closing(settings)];
      const lines = commands().map((command) => `/story ${command.usage}: ${command.summary}`);
      const text = ['Story Desk keeps who said what, word for word.', ...lines].join('\n');
      return done({ do: 'reply', message: { text: escapeMrkdwn(text), blocks } });
    },
  };
}

function groupBlock(group: Command['group'], commands: readonly Command[]): KnownBlock {
  const lines = commands
    .filter((command) => command.group === group)
    .flatMap((command) => ['\n', code(`/story ${command.usage}`), `  ${command.summary}`]);
  return rich(section(bold(group), ...lines));
}

function closing({ approveEmoji, holdEmoji }: Newsroom['settings']): KnownBlock {
  const [approve = '', hold = ''] = [[...approveEmoji][0], [...holdEmoji][0]];
  const filters = FILTERS.map((name) => `${name}:`).join(' ');
  return rich(
    section(
      bold('Good to know'),
      `\nFilters: ${filters} (`,
      code('since:"Aug. 10, 2024"'),
      ', ',
      code('by:Cheung'),
      ').\nIn a thread, mention me instead: ',
      code('@Story Desk who-said "illegally obtained"'),
      '.\nTo file a message, open its menu and choose ',
      bold('Save as Claim'),
      '. Editors approve a card with ',
      emoji(approve),
      ' and hold it with ',
      emoji(hold),
      '.',
    ),
  );
}
