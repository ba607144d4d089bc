import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { bold, rich, section } from '../block-kit/rich.ts';
import { toldApart } from '../domain/actor.ts';
import type { AmendmentKind, Version } from '../domain/claim.ts';
import { embargoLine } from '../domain/embargo.ts';
import type { UserId } from '../domain/ids.ts';
import { describeSaid } from '../domain/said.ts';
import type { Story } from '../domain/story.ts';
import type { Newsroom } from '../feature.ts';
import { suggestedLink } from '../review/suggested-link.ts';
import type { Message } from '../workspace.ts';

/** Tells the proposer what was understood, so that a misread date is seen at once. */
export async function proposedMessage(version: Version, story: Story, newsroom: Newsroom): Promise<Message> {
  const said = version.said ? `said ${describeSaid(version.said)}` : 'date not known';
  const embargo = version.embargo ? ` ${embargoLine(version.embargo)}.` : '';
  const what = version.amends ? `: ${KINDS[version.amends.kind]} is proposed` : ' is proposed';
  const review = await whatReviewTakes(version.proposedBy, story, newsroom);
  const rest = `${what}: ${steady(toldApart(version.speaker))}, ${said}.${embargo} An editor's approval makes it count; I'll tell you.${review}`;
  const suggested = await suggestedLink(version, newsroom);
  return {
    text: escapeMrkdwn(`${version.reference}${rest}${suggested?.text ?? ''}`),
    blocks: [rich(section(bold(version.reference), rest)), ...(suggested?.blocks ?? [])],
  };
}

const KINDS: Readonly<Record<AmendmentKind, string>> = { correction: 'a correction', clarification: 'a clarification' };
const OWN =
  ' Your own approval does not count: another editor has to give it, unless the story’s settings let the proposer’s count.';

/** What a proposer should know of its review: that their own approval is none, and that too few others could give theirs. */
async function whatReviewTakes(proposer: UserId, story: Story, { access }: Newsroom): Promise<string> {
  const { approvalsNeeded: needed, fourEyes } = story;
  const own = fourEyes && (await access.isEditor(proposer, story));
  const able = (await access.approversFor(proposer, story)).size;
  const said = own ? OWN : '';
  if (able >= needed) return said;
  const editors = `${needed} ${needed === 1 ? 'editor' : 'editors'}${own ? ' other than you' : ''}`;
  const there = able === 0 ? 'is none' : `${able === 1 ? 'is' : 'are'} only ${able}`;
  return `${said} As things are it has to wait: it needs ${editors}, and there ${there}.`;
}
