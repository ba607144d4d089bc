import { shorten } from '../block-kit/escape.ts';
import { TEXT_MAX } from '../block-kit/limits.ts';

/**
 * A message's top-level text within Slack's limit. Features keep to it; should one not, a screen reader's text is cut,
 * marked, rather than the message refused. The words themselves stand in the blocks, whole.
 */
export const clipped = (text: string): string => shorten(text, TEXT_MAX);
