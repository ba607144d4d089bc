import type { KnownBlock } from '@slack/types';
import { STANCE_LABELS } from '../block-kit/claim.ts';
import { button, row } from '../block-kit/controls.ts';
import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import type { Entry } from '../block-kit/pages.ts';
import { italic, joined, link, type Part, person, rich, section } from '../block-kit/rich.ts';
import { type Profile, type Role, wikidataUrl } from '../domain/actor.ts';
import { civilMinute } from '../domain/civil.ts';
import type { Stance, Version } from '../domain/claim.ts';
import { fold } from '../domain/fold.ts';
import { describeSaid, parseSaid, saidOn } from '../domain/said.ts';
import type { ActorChange, ActorEntry, ActorMerge } from '../store/shelves/actor-shelf.ts';
import { count } from './actors.ts';
import { EDIT_ACTION } from './edit-actor.ts';
import { MERGE_ACTION, UNMERGE_ACTION } from './merge-actors.ts';
import { describeTerm } from './role-lines.ts';

/** Titles that a portrait lists, the latest. */
const TITLES_MAX = 10;
/** Merges that it offers to undo, the latest. */
const MERGES_MAX = 3;

/** What stands above an actor's claims. */
export interface Portrait {
  readonly actor: ActorEntry;
  /** The latest claims by the actor, in which denials and unanswered questions are looked for. */
  readonly by: readonly Version[];
  /** Of now; `null` where the question is about the past, and nothing can be done on the page. */
  readonly kept: { readonly merged: readonly ActorMerge[]; readonly changes: readonly ActorChange[] } | null;
  /** IANA zone of its story. */
  readonly zone: string;
}

/** Who an actor is: description, names, roles and titles over time, answers to questions, links, what was changed. */
export function portrait({ actor, by, kept, zone }: Portrait): Entry {
  const { description, aliases, link: page, wikidata } = actor;
  const lines: Part[][] = [
    [description ? steady(description) : null],
    [aliases.length > 0 ? `Also: ${aliases.map(steady).join(', ')}` : null],
    ...titleLines(actor).map((line) => [line]),
    [`${count(actor.by)} by, ${count(actor.about)} about`],
    ...(['denial', 'declined_comment', 'no_response'] as const).map((stance) => [responses(stance, by)]),
    joined(
      [[page ? link(page, 'Link') : null], [wikidata ? link(wikidataUrl(wikidata), `Wikidata ${wikidata}`) : null]],
      ' · ',
    ),
    ...(kept?.changes ?? []).map((change) => changeLine(change, zone)),
  ];
  const shown = lines.filter((line) => line.some((part) => part !== null && part !== ''));
  const text = shown.map((line) => line.map(plain).join('')).join('\n');
  const blocks: KnownBlock[] = [rich(section(...joined(shown, '\n')))];
  return {
    blocks: kept ? [...blocks, ...controls(actor, kept.merged)] : blocks,
    text: escapeMrkdwn(text),
  };
}

function controls({ id }: ActorEntry, merged: readonly ActorMerge[]): KnownBlock[] {
  return [
    row(button('Edit Actor', EDIT_ACTION, String(id)), button('Merge…', MERGE_ACTION, String(id))),
    ...merged
      .slice(0, MERGES_MAX)
      .flatMap((merge) => [
        rich(section(`${steady(merge.name)} was merged into this one by `, person(merge.by), '.')),
        row(button('Undo Merge', UNMERGE_ACTION, `${id}:${merge.id}`)),
      ]),
  ];
}

/** Roles as editors keep them, then titles on claims that none of them says already. */
function titleLines({ roles, titles }: ActorEntry): string[] {
  const kept = new Set(roles.map(({ title }) => fold(title)));
  const others = stretchesOf(titles.filter(({ title }) => !kept.has(fold(title))));
  const shown = others.slice(-TITLES_MAX);
  const earlier = others.length - shown.length;
  return [
    ...roles.map(roleText),
    ...(earlier > 0 ? [`${earlier} earlier titles`] : []),
    ...shown.map(({ title, first, last }) => `${steady(title)} · ${whenHeld(first, last)}`),
  ];
}

/** A title with the first and the last time that it was on a claim without another between; `null` where none is known. */
interface Stretch {
  readonly title: string;
  readonly first: string | null;
  readonly last: string | null;
}

/** Titles on claims, one after the other once each; without a date only where the title has none. */
function stretchesOf(titles: ActorEntry['titles']): Stretch[] {
  const dated = new Set(titles.flatMap(({ title, said }) => (said === null ? [] : [fold(title)])));
  const stretches: Stretch[] = [];
  for (const { title, said } of titles) {
    const before = stretches.at(-1);
    if (said === null && dated.has(fold(title))) continue;
    if (before && fold(before.title) === fold(title)) stretches[stretches.length - 1] = { ...before, last: said };
    else stretches.push({ title, first: said, last: said });
  }
  return stretches;
}

const roleText = ({ title, whose, ...term }: Role): string =>
  [steady(title), describeTerm(term), whose ? `for ${steady(whose)}` : ''].filter((part) => part !== '').join(' · ');

function whenHeld(first: string | null, last: string | null): string {
  const [from, to] = [first, last].map((said) => (said === null ? null : parseSaid(said)));
  if (!from || !to) return 'date not known';
  return from === to ? `held ${describeSaid(from)}` : `held ${describeSaid(from)} to ${describeSaid(to)}`;
}

function responses(stance: Exclude<Stance, 'statement'>, by: readonly Version[]): string | null {
  const references = by.filter((version) => version.stance === stance).map((version) => version.reference);
  return references.length > 0 ? `${STANCE_LABELS[stance]}: ${references.join(', ')}` : null;
}

function changeLine(change: ActorChange, zone: string): Part[] {
  const at = describeSaid(saidOn(civilMinute(change.at, zone)));
  const why = change.reason ? `: ${steady(change.reason)}` : '';
  return [italic(`${at} · ${whatChanged(change)} by `), person(change.by), why === '' ? null : italic(why)];
}

function whatChanged({ what, profiles, name, into }: ActorChange): string {
  if (what === 'actor.merged') return `${steady(name)} merged into ${steady(into ?? '')}`;
  if (what === 'actor.unmerged') return `merge of ${steady(name)} undone`;
  return profiles ? differences(profiles.before, profiles.after) : 'changed';
}

/** What is another in a profile: a name with both, lists by what came and went, the rest by label. */
function differences(before: Profile, after: Profile): string {
  const came = after.aliases.filter((alias) => !before.aliases.includes(alias));
  const went = before.aliases.filter((alias) => !after.aliases.includes(alias));
  const roles = JSON.stringify(before.roles) !== JSON.stringify(after.roles);
  const changes = [
    before.name === after.name ? [] : [`name “${steady(before.name)}” → “${steady(after.name)}”`],
    came.length === 0 ? [] : [`added “${came.map(steady).join('”, “')}”`],
    went.length === 0 ? [] : [`removed “${went.map(steady).join('”, “')}”`],
    before.description === after.description
      ? []
      : [
          `description ${before.description ? `“${steady(before.description)}” → ` : ''}“${steady(after.description ?? '')}”`,
        ],
    roles ? ['roles'] : [],
    before.link === after.link ? [] : ['link'],
    before.wikidata === after.wikidata ? [] : ['Wikidata id'],
  ].flat();
  return `${changes.join(', ')} changed`;
}

/** A part of rich text, for those who hear it read. */
function plain(part: Part): string {
  if (part === null || typeof part === 'string') return part ?? '';
  return 'text' in part && part.text ? part.text : '';
}
