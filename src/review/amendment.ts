import type { RichTextSection } from '@slack/types';
import { difference, fieldLines } from '../block-kit/difference.ts';
import { steady } from '../block-kit/escape.ts';
import { bold, section } from '../block-kit/rich.ts';
import type { Version } from '../domain/claim.ts';

/** What a correction changes, for its card: how and why, the words word by word, and each other field. */
export function amendmentLines(version: Version, before: Version): RichTextSection[] {
  const { amends } = version;
  if (!amends) return [];
  const kind = amends.kind === 'correction' ? 'Correction' : 'Clarification';
  const what = ` of version ${amends.edition}, which stays in force until this is approved`;
  const heading = before.status === 'proposed' || before.status === 'replaced' ? '' : what;
  return [
    section(bold(kind), heading, `: ${steady(amends.reason)}`),
    ...(before.words === version.words ? [] : [section(bold('Words: '), ...difference(before.words, version.words))]),
    ...fieldLines(before, version),
  ];
}
