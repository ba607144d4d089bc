import type { KnownBlock } from '@slack/types';
import { button, row } from '../block-kit/controls.ts';
import { bold, code, rich, section } from '../block-kit/rich.ts';
import { ADD_ACTION, FIND_ACTION } from '../commands/home-buttons.ts';

/** On top where there is a story: the main thing to do, and the one asked for most. */
export const MAIN_ACTIONS: readonly KnownBlock[] = [
  row(button('Add a Claim', ADD_ACTION, '', 'primary'), button('Find a Quote', FIND_ACTION, '')),
];

/** For somebody who can see no story: what this is, and how one begins. */
export const FIRST_STORY: readonly KnownBlock[] = [
  rich(
    section(bold('Story Desk keeps who said what, when and to whom, and which editor signed it off.')),
    section('No story yet that you can see. To begin one:'),
    section('1. Go to the channel that covers it, and invite the bot: ', code('/invite @Story Desk')),
    section('2. Type ', code('/story new trump-campaign-hack key:HACK')),
    section('3. Add its first claim: ', code('/story add')),
  ),
];

/** Where there is a story, and nothing waits. */
export const ALL_CLEAR: readonly KnownBlock[] = [
  rich(
    section(bold('Nothing waits for you.')),
    section('To file what somebody said in a message: ', bold('Save as Claim'), ' in the message’s menu.'),
    section('To see whether the quotations of a draft are right: ', code('/story check')),
  ),
];

export const EVERYTHING_ELSE: KnownBlock = rich(
  section('Ask anywhere: ', code('/story who-said "words"'), '. Everything else: ', code('/story help')),
);
