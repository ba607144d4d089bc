import type { KnownBlock } from '@slack/types';
import { claimBlocks, type Span } from '../block-kit/claim.ts';
import { claimText } from '../block-kit/claim-text.ts';
import { button, row } from '../block-kit/controls.ts';
import { escapeMrkdwn } from '../block-kit/escape.ts';
import { italic, rich, section } from '../block-kit/rich.ts';
import type { Version } from '../domain/claim.ts';
import type { Listed } from './listing.ts';

export const SHARE_ACTION = 'claim.answer.share';
export const COPY_ACTION = 'claim.answer.copy';
export const HISTORY_ACTION = 'claim.answer.history';
export const REPORT_ACTION = 'claim.answer.report';

/** A claim in a list: its answer and its buttons. `note` says why it is there, where that is not plain. */
export function claimEntry(version: Version, spans: readonly Span[] = [], note: string | null = null): Listed {
  return {
    blocks: [...(note ? [rich(section(italic(note)))] : []), ...claimBlocks(version, spans), answerButtons(version)],
    text: `${note ? `${escapeMrkdwn(note)}: ` : ''}${claimText(version)}`,
    version,
  };
}

function answerButtons(version: Version): KnownBlock {
  const value = String(version.id);
  const usable = version.status === 'approved' && !version.sealed;
  return row(
    ...(usable
      ? [button('Share in Channel', SHARE_ACTION, value), button('Copy Attribution', COPY_ACTION, value)]
      : []),
    button('History', HISTORY_ACTION, value),
    ...(usable ? [button('Report a Problem', REPORT_ACTION, value)] : []),
  );
}
