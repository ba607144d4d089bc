import { RETRACTORS } from '../block-kit/claim.ts';
import { referencePart } from '../block-kit/claim-line.ts';
import { steady } from '../block-kit/escape.ts';
import { linkPhrase } from '../block-kit/links.ts';
import { type Part, people, person } from '../block-kit/rich.ts';
import { toldApart } from '../domain/actor.ts';
import type { SeenChange } from './read-changes.ts';

/** References that a line names; of more it says how many. */
const NAMED_MAX = 6;

/** What happened, in one line, with who did it. @param url - of the claim's card; `null` for no link */
export function changeLine(change: SeenChange, url: string | null = null): Part[] {
  const { version, by } = change;
  return [referencePart(version.reference, url), ` ${whatHappened(change)}`, ...whoDid(change, by)];
}

/** The same without names of ours: for a channel, where they would ring, and for screen readers. */
export const changeText = (change: SeenChange): string => `${change.version.reference} ${whatHappened(change)}`;

function whatHappened({ kind, version, link, disputes }: SeenChange): string {
  const speaker = steady(toldApart(version.speaker));
  switch (kind) {
    case 'approved':
      return `(${speaker}) approved`;
    case 'corrected':
      return `(${speaker}) ${version.amends?.kind === 'clarification' ? 'clarified' : 'corrected'}`;
    case 'retracted':
      return `(${speaker}) retracted${version.ended?.retractor ? `: ${RETRACTORS[version.ended.retractor]}` : ''}`;
    case 'sealed':
      return 'sealed for legal reasons';
    case 'disputed':
      return `(${speaker}) is the first denial on file of ${listed(disputes)}`;
    case 'linked':
      return link ? linkPhrase(link.kind, link.other, link.touches) : '';
    case 'unlinked':
      return link ? `no longer ${linkPhrase(link.kind, link.other, link.touches)}` : '';
  }
}

function whoDid({ kind, version }: SeenChange, by: SeenChange['by']): Part[] {
  if (kind === 'approved' || kind === 'corrected') return [' by ', ...people(version.decidedBy)];
  return kind === 'disputed' ? [] : [', says ', person(by)];
}

function listed(references: readonly string[]): string {
  const named = references.slice(0, NAMED_MAX);
  const left = references.length - named.length;
  return left > 0 ? `${named.join(', ')} and ${left} more` : named.join(', ');
}
