import { escapeMrkdwn } from '../block-kit/escape.ts';
import { bold, preformatted, rich, section } from '../block-kit/rich.ts';
import { apAttribution } from '../domain/ap-style.ts';
import type { Version } from '../domain/claim.ts';
import { describeLeft, embargoLeft, embargoLine } from '../domain/embargo.ts';
import { done, refuse } from '../domain/outcome.ts';
import type { Button, Newsroom } from '../feature.ts';
import { COPY_ACTION } from './claim-entry.ts';
import { versionPressed } from './which-claim.ts';

/** *Copy Attribution*: the words and who said them in AP style, set so that one click selects them. */
export const copyAttribution: Button = {
  action: COPY_ACTION,
  async press(press, newsroom) {
    const version = await versionPressed(press.value, await newsroom.access.sight(press.user), newsroom);
    if (!version.ok) return version;
    const { status, reference, sealed } = version.value;
    if (sealed) return refuse({ code: 'claim_sealed', reference });
    if (status !== 'approved') return refuse({ code: 'already_decided', reference, status });
    const { speaker, titleThen: title } = version.value;
    const text = apAttribution({ ...version.value, speaker: speaker.name, title });
    const embargo = await embargoOn(version.value, newsroom);
    return done({
      do: 'reply',
      message: {
        text: escapeMrkdwn(`${embargo ? `${embargo}. ` : ''}${text}`),
        blocks: [rich(section(`${reference}, ready to paste:`, embargo && bold(` ${embargo}.`)), preformatted(text))],
      },
      shown: { versions: [version.value], door: 'attribution' },
    });
  },
};

/** What is ready to paste may not be ready to print. Nothing is said of an embargo that has ended. */
async function embargoOn({ embargo, story }: Version, { store, now }: Newsroom): Promise<string | null> {
  const zone = embargo && (await store.stories.get(story))?.zone;
  if (!embargo || !zone) return null;
  const left = embargoLeft(embargo, zone, now());
  return left > 0 ? `${embargoLine(embargo)}: ${describeLeft(left)} left` : null;
}
