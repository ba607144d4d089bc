import { createHash } from 'node:crypto';
import type { ExportContent } from './content.ts';
import type { Format } from './formats.ts';
import { isoIn } from './iso-time.ts';
import { type LeftOut, type LeftOutReason, REASONS } from './publish-safe.ts';

/** What goes with an exported file: what is in it, what is not, and how to tell that it is the file that was made. */
export interface Manifest {
  readonly story: { readonly key: string; readonly slug: string; readonly title: string };
  readonly format: Format;
  /** ISO 8601 in the story's zone. */
  readonly exported_at: string;
  /** A Slack user id, or `operator` for whoever runs the desk. */
  readonly exported_by: string;
  readonly claims: number;
  readonly left_out: LeftOut;
  readonly bytes: number;
  /** SHA-256 of the file's bytes, in hex. */
  readonly sha256: string;
}

/** @param bytes - of the file, as they are written */
export function manifestOf(
  content: ExportContent,
  leftOut: LeftOut,
  { format, by, bytes }: { readonly format: Format; readonly by: string; readonly bytes: Uint8Array },
): Manifest {
  const { key, slug, title, zone } = content.story;
  return {
    story: { key, slug, title },
    format,
    exported_at: isoIn(zone, content.at),
    exported_by: by,
    claims: content.claims.length,
    left_out: leftOut,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

/** A manifest in sentences, one each: what is in the file, what was left out and why, and its digest. */
export function inSentences({ story, claims, left_out: leftOut, sha256 }: Manifest): string[] {
  const reasons = REASONS.flatMap((reason) => {
    const count = leftOut[reason] ?? 0;
    return count > 0 ? [`${count} ${WHY[reason][count === 1 ? 0 : 1]}`] : [];
  });
  return [
    `${counted(claims)} of ${story.key}, approved and in a form that may be printed.`,
    reasons.length > 0 ? `Left out: ${reasons.join('; ')}.` : 'Nothing was left out.',
    `SHA-256 of the file: ${sha256}`,
  ];
}

const counted = (claims: number): string => (claims === 1 ? '1 claim' : `${claims.toLocaleString('en-US')} claims`);

/** Of one, and of several. */
const WHY: Readonly<Record<LeftOutReason, readonly [string, string]>> = {
  waiting: ['waits for review', 'wait for review'],
  declined: ['was declined', 'were declined'],
  retracted: ['is retracted', 'are retracted'],
  sealed: ['is sealed', 'are sealed'],
  embargo: ['is under an embargo', 'are under an embargo'],
  deep_background: ['was said on deep background', 'were said on deep background'],
  no_description: [
    'was said on background, and what the speaker may be called is not on file',
    'were said on background, and what the speakers may be called is not on file',
  ],
  names_the_speaker: [
    'was said on background, and its words or terms name the speaker',
    'were said on background, and their words or terms name the speaker',
  ],
};
