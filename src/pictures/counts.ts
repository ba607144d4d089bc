import type { Stance, Version } from '../domain/claim.ts';
import { STANCE_NOUNS } from './claim-label.ts';
import { FLAGS, flagsOf, STANCE_ORDER } from './look.ts';
import { counted } from './picture.ts';
import { onOneLine } from './svg.ts';

/** "3 statements and 1 denial". */
export function byStance(versions: readonly Pick<Version, 'stance'>[]): string {
  const count = (stance: Stance): number => versions.filter((version) => version.stance === stance).length;
  const parts = STANCE_ORDER.filter((stance) => count(stance) > 0).map((stance) =>
    counted(count(stance), ...STANCE_NOUNS[stance]),
  );
  return listed(parts);
}

/** "a", "a and b", "a, b and c". */
const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

const SPEAKERS_IN_ALT = 5;

/** What a picture of these claims shows, in a few sentences. `when` is one of them. */
export function inSentences(versions: readonly Version[], when: string): string[] {
  const speakers = new Map<number, { name: string; claims: number }>();
  for (const { speaker } of versions) {
    const { name, claims } = speakers.get(speaker.id) ?? { name: onOneLine(speaker.name), claims: 0 };
    speakers.set(speaker.id, { name, claims: claims + 1 });
  }
  const most = [...speakers.values()].sort((a, b) => b.claims - a.claims).slice(0, SPEAKERS_IN_ALT);
  const undated = versions.filter(({ said }) => said === null).length;
  const flags = Object.values(FLAGS).flatMap((one) => {
    const count = versions.filter((version) => flagsOf(version).includes(one)).length;
    return count > 0 ? [`${count} ${one.label}`] : [];
  });
  return [
    `It has ${byStance(versions)}${flags.length > 0 ? `; ${listed(flags)}` : ''}.`,
    when,
    ...(undated > 0 ? [`${undated} without a date.`] : []),
    `${counted(speakers.size, 'speaker')}, most claims by ${listed(most.map(({ name, claims }) => `${name} (${claims})`))}.`,
  ];
}

/** What was read and is not named in the picture, and what was not read at all. */
export function notDrawn(versions: readonly Version[], drawn: readonly Version[], total: number): string[] {
  const counts = versions.length - drawn.length;
  const unread = total - versions.length;
  const named = new Set(drawn);
  return [
    ...(counts > 0
      ? [
          `${counted(counts, 'claim is', 'claims are')} counted (+) and not named: ${byStance(versions.filter((one) => !named.has(one)))}.`,
        ]
      : []),
    ...(unread > 0 ? [`${counted(unread, 'more claim is', 'more claims are')} on file and not in this picture.`] : []),
  ];
}
