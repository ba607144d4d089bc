import type { ActionsBlock, Button } from '@slack/types';

/** A button. `value` is an id or a parked text's number, never source material; `slack/` hides it on the way out. */
export function button(text: string, action: string, value: string, style?: 'primary' | 'danger'): Button {
  return {
    type: 'button',
    text: { type: 'plain_text', text, emoji: false },
    action_id: action,
    value,
    ...(style ? { style } : {}),
  };
}

/** Slack: up to 25 elements; ours hold few. It names the block itself, anew whenever a message changes. */
export const row = (...elements: Button[]): ActionsBlock => ({ type: 'actions', elements });
