import { z } from 'zod';
import type { AttachedFile } from '../workspace.ts';

/** What we need of Slack's file object (docs.slack.dev, file object): of a hidden file there is little more than its id. */
const slackFile = z.object({
  id: z.string(),
  name: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().nullish(),
  mode: z.string().nullish(),
  file_access: z.string().nullish(),
  url_private: z.string().nullish(),
  url_private_download: z.string().nullish(),
});

/** Files of a message or an input; what is none is passed over. */
export function readFiles(given: unknown): readonly AttachedFile[] {
  return Array.isArray(given) ? given.map(readFile).filter((file) => file !== null) : [];
}

/** One file as Slack tells of it; `null` where that is no file. Of a deleted or hidden one, no address is believed. */
export function readFile(given: unknown): AttachedFile | null {
  const { data: file } = slackFile.safeParse(given);
  if (!file) return null;
  const isHidden =
    file.mode === 'tombstone' || file.mode === 'hidden_by_limit' || file.file_access === 'check_file_info';
  const url = file.url_private_download || file.url_private || null;
  return {
    id: file.id,
    name: file.name ?? '',
    mimetype: file.mimetype ?? '',
    size: file.size ?? null,
    url: isHidden ? null : url,
  };
}
