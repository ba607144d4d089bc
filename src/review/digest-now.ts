import type { Story } from '../domain/story.ts';
import type { Newsroom } from '../feature.ts';
import type { Digest } from '../store/shelves/import-shelf.ts';
import type { Proposal } from './digest.ts';

/** The proposals of an import as they stand, with the votes of those who are editors now. */
export async function proposalsOf({ proposals }: Digest, story: Story, newsroom: Newsroom): Promise<Proposal[]> {
  const { store, access } = newsroom;
  const versions = await store.claims.versions(proposals.map(({ version }) => version));
  const confidences = new Map(proposals.map(({ version, confidence }) => [version, confidence]));
  const votes = await Promise.all(
    versions.map(({ id, status }) => (status === 'proposed' ? store.reviews.votes(id) : [])),
  );
  const editors = await access.editorsAmong(new Set(votes.flat().map(({ voter }) => voter)), story);
  return versions.map((version, at) => {
    const counted = (votes[at] ?? []).filter(({ voter }) => editors.has(voter));
    const of = (choice: string) => [
      ...new Set(counted.filter((vote) => vote.choice === choice).map(({ voter }) => voter)),
    ];
    const holders = of('hold');
    const approvers = of('approve').filter((voter) => !holders.includes(voter) && mayCount(voter, version, story));
    return { version, confidence: confidences.get(version.id) ?? 0, approvers, holders };
  });
}

const mayCount = (voter: string, { proposedBy }: { readonly proposedBy: string }, { fourEyes }: Story): boolean =>
  !fourEyes || voter !== proposedBy;
