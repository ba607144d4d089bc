import { z } from 'zod';
import type { Story } from '../domain/story.ts';
import { channelId, flag, storyId, userId } from './columns.ts';

const StoryRow: z.ZodType<Story> = z.object({
  id: storyId,
  slug: z.string(),
  key: z.string(),
  title: z.string(),
  zone: z.string(),
  channel: channelId.nullable(),
  openness: z.enum(['open', 'closed']),
  approvalsNeeded: z.number(),
  fourEyes: flag,
  responseHours: z.number(),
  sourcesNeeded: z.number(),
  madeBy: userId,
  madeAt: z.number(),
  archivedAt: z.number().nullable(),
  digestAt: z.number().nullable(),
  quietFrom: z.number(),
  quietUntil: z.number(),
  remindAfter: z.number().nullable(),
});
const OneStory = StoryRow.optional();
const ManyStories = z.array(StoryRow);

/** Stories in the domain's form; a condition and an order follow. */
export const SELECT_STORIES = `
  SELECT story.id, story.slug, story.key, story.title, story.zone, story.channel, story.openness,
         story.approvals_needed AS approvalsNeeded, story.four_eyes AS fourEyes,
         story.response_hours AS responseHours, story.sources_needed AS sourcesNeeded, maker.slack AS madeBy,
         story.made_at AS madeAt, story.archived_at AS archivedAt,
         story.digest_at AS digestAt, story.quiet_from AS quietFrom, story.quiet_until AS quietUntil,
         story.remind_after AS remindAfter
    FROM story JOIN member AS maker ON maker.id = story.made_by`;

/** Decodes what {@link SELECT_STORIES} finds. */
export const storyOf = (row: unknown): Story | null => OneStory.parse(row) ?? null;
export const storiesOf = (rows: readonly unknown[]): Story[] => ManyStories.parse(rows);
