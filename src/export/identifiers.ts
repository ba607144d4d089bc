import { createHmac } from 'node:crypto';
import type { StoryId } from '../domain/ids.ts';
import type { UriOf } from './content.ts';

/**
 * Names for what is exported from a story, as `urn:uuid:` (RFC 9562, version 8): the same in each export, no other
 * newsroom's, and without a hint of how much is on file.
 *
 * @param key - the fact store's own secret; whoever lacks it cannot tell what a name was made from
 */
export const identifiers =
  (key: Uint8Array, story: StoryId): UriOf =>
  (kind, name = '') => {
    const digest = createHmac('sha256', key).update(`export ${story} ${kind} ${name}`, 'utf8').digest('hex');
    const variant = ((Number.parseInt(digest.charAt(15), 16) & 0x3) | 0x8).toString(16);
    const groups = [
      digest.slice(0, 8),
      digest.slice(8, 12),
      `8${digest.slice(12, 15)}`,
      variant + digest.slice(16, 19),
      digest.slice(19, 31),
    ];
    return `urn:uuid:${groups.join('-')}`;
  };
