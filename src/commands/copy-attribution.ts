import { escapeMrkdwn } from '../block-kit/escape.ts';
import { preformatted, rich, section } from '../block-kit/rich.ts';
import { apAttribution } from '../domain/ap-style.ts';
import { done, refuse } from '../domain/outcome.ts';
import type { Button } from '../feature.ts';
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
    const text = apAttribution({ ...version.value, speaker: version.value.speaker.name });
    return done({
      do: 'reply',
      message: {
        text: escapeMrkdwn(text),
        blocks: [rich(section(`${reference}, ready to paste:`), preformatted(text))],
      },
      shown: { versions: [version.value], door: 'attribution' },
    });
  },
};
