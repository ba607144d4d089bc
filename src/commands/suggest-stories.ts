import { steady } from '../block-kit/escape.ts';
import { fold } from '../domain/fold.ts';
import type { Suggester } from '../feature.ts';

/** Slack shows up to 100 options. */
const OPTIONS_MAX = 50;

/** Offers the running stories that one may see, for a form that was opened outside their channels. */
export const suggestStories = (action: string): Suggester => ({
  action,
  async suggest(typed, user, _metadata, newsroom) {
    const { stories } = await newsroom.access.sight(user);
    const wanted = fold(typed);
    const options = stories
      .filter((story) => story.archivedAt === null)
      .map((story) => ({ label: `${story.key}: ${steady(story.title)}`, value: String(story.id), slug: story.slug }))
      .filter(({ label, slug }) => slug.includes(wanted) || fold(label).includes(wanted))
      .slice(0, OPTIONS_MAX);
    return options.length > 0 ? [{ label: 'Stories', options }] : [];
  },
});
