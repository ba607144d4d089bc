/** Slack's limits on what we send (docs.slack.dev, Block Kit reference and chat.* methods), and ours below them. */

/** Slack: 50 blocks per message. */
export const MESSAGE_BLOCKS_MAX = 50;
/** Undocumented; `msg_blocks_too_long` was seen near 13,200 characters over all blocks, so we stay below 12,000. */
export const MESSAGE_CHARS_MAX = 11_500;
/** Slack: `chat.update` refuses a longer top-level text (`msg_too_long`). */
export const TEXT_MAX = 4_000;
/** Slack: a text object holds 1 to 3,000 characters. */
export const TEXT_OBJECT_MAX = 3_000;
/** Slack: a plain text input takes up to 3,000 characters, its initial value included. */
export const INPUT_MAX = 3_000;
/** Slack: an option's label; its value is kept as short, since Slack's docs and types disagree (150 and 75). */
export const OPTION_MAX = 75;
/** Slack: a modal's title, submit and close labels. */
export const MODAL_TITLE_MAX = 24;
/** Slack: a modal's `private_metadata`. */
export const METADATA_MAX = 3_000;
/** Slack: a button's value. */
export const BUTTON_VALUE_MAX = 2_000;
