import type { Version } from './claim.ts';
import type { Remark } from './draft-remarks.ts';

/** What a quotation is, by what is on file. It may be several: exact, and disputed. */
export type Verdict =
  | 'exact'
  | 'altered'
  | 'our words'
  | 'misattributed'
  | 'superseded'
  | 'retracted'
  | 'disputed'
  | 'not approved'
  | 'under embargo'
  | 'correction pending'
  | 'not on file';

/** In the order in which they are said and counted. */
const VERDICTS: readonly Verdict[] = [
  'exact',
  'altered',
  'our words',
  'misattributed',
  'superseded',
  'retracted',
  'disputed',
  'not approved',
  'under embargo',
  'correction pending',
  'not on file',
];

/** The verdicts on a quotation, from how it compares, what it was held against, and what else was found. */
export function verdictsOf(
  kind: 'exact' | 'altered' | 'our_words' | 'not_on_file',
  version: Pick<Version, 'status'> | null,
  remarks: readonly Remark[],
): Verdict[] {
  if (version === null) return ['not on file'];
  const found = new Set<Verdict>([kind === 'exact' || kind === 'altered' ? kind : 'our words']);
  if (version.status === 'replaced') found.add('superseded');
  if (version.status === 'retracted') found.add('retracted');
  if (version.status === 'proposed') found.add('not approved');
  for (const remark of remarks) {
    if (remark.kind === 'another_speaker' || remark.kind === 'another_title') found.add('misattributed');
    if (remark.kind === 'under_embargo') found.add('under embargo');
    if (remark.kind === 'correction_pending') found.add('correction pending');
    if (remark.kind === 'left_out' && remark.response.stance === 'denial') found.add('disputed');
  }
  return VERDICTS.filter((verdict) => found.has(verdict));
}

/** "6 quotations: 3 exact, 1 altered, 2 not on file": a quotation counts under each of its verdicts. */
export function summaryOf(quotations: readonly (readonly Verdict[])[]): string {
  const count = quotations.length;
  const named = count === 1 ? '1 quotation' : `${count} quotations`;
  const counts = VERDICTS.flatMap((verdict) => {
    const of = quotations.filter((verdicts) => verdicts.includes(verdict)).length;
    return of === 0 ? [] : [`${of} ${verdict}`];
  });
  return counts.length === 0 ? named : `${named}: ${counts.join(', ')}`;
}
