import type { Origin, Version } from './claim.ts';
import { tokens } from './fold.ts';

/** A place where a claim is reported, or one that bears it out. */
export interface Report {
  /** Names it within the question: a claim's reference, or a reprint's place in the list. */
  readonly key: string;
  readonly speaker: string;
  readonly origin: Origin;
  /** The key of the report that it copies or repeats: it is no source of its own. */
  readonly copies?: string;
}

/**
 * A version's own report, its reprints, and the claims that an editor's links say bear it out or repeat it. Their keys are
 * references; a reprint's is its claim's with its place behind it.
 */
export function reportsOf(version: Version): Report[] {
  const { reference, speaker, outlet, venue, link, source, reprints, links } = version;
  const own = { outlet, venue, url: link ?? source?.permalink ?? null, from: source?.kind ?? 'typed' } as const;
  const printed = reprints.map((reprint, at) => ({
    ...{ key: `${reference} ${at + 1}`, speaker: speaker.name, copies: reference },
    origin: { ...reprint, venue: null, from: 'article' as const },
  }));
  const linked = links.flatMap(({ kind, confirmed, reference: key, actor, origin }): Report[] => {
    if (!confirmed || (kind !== 'corroborates' && kind !== 'repeats')) return [];
    return [{ key, speaker: actor, origin, ...(kind === 'repeats' ? { copies: reference } : {}) }];
  });
  return [{ key: reference, speaker: speaker.name, origin: own }, ...printed, ...linked];
}

/** Reports that rest on one source. */
export interface IndependentSource<Of extends Report> {
  /** The reports, in the order given; the first one stands for all. */
  readonly reports: readonly Of[];
  /** The outlet whose reporting it is; `null` for the speaker's own words to us. */
  readonly outlet: string | null;
  /** Whether we have it from the speaker, without an outlet between. */
  readonly firstHand: boolean;
}

/**
 * Puts together the reports that rest on one source: copies of one another, those of one outlet, those that credit one
 * outlet ("told Reuters") and what one speaker said, wherever it was printed. However often a report is repeated, no more
 * is known for it.
 */
export function independentSources<Of extends Report>(reports: readonly Of[]): IndependentSource<Of>[] {
  const outlets = new Set(reports.flatMap(({ origin }) => (origin.outlet ? [outletKey(origin.outlet)] : [])));
  let groups: Group<Of>[] = [];
  for (const [at, report] of reports.entries()) {
    const outlet = creditOf(report.origin, outlets);
    const keys = keysOf(report, outlet);
    const joined = groups.filter((group) => keys.some((key) => group.keys.has(key)));
    const merged = {
      keys: new Set([...joined.flatMap((group) => [...group.keys]), ...keys]),
      reports: [...joined.flatMap((group) => group.reports), { at, report, outlet }].sort((a, b) => a.at - b.at),
    };
    groups = [...groups.filter((group) => !joined.includes(group)), merged];
  }
  return groups
    .sort((a, b) => (a.reports[0]?.at ?? 0) - (b.reports[0]?.at ?? 0))
    .map((group) => {
      const firstHand = group.reports.some(({ outlet }) => outlet === null);
      const outlet = firstHand ? null : (group.reports[0]?.outlet ?? null);
      return { reports: group.reports.map(({ report }) => report), outlet, firstHand };
    });
}

/** Reports put together so far, by what they have in common. */
interface Group<Of extends Report> {
  readonly keys: ReadonlySet<string>;
  readonly reports: readonly { readonly at: number; readonly report: Of; readonly outlet: string | null }[];
}

/** How many sources bear a claim out besides its own. */
export const corroborating = (sources: readonly IndependentSource<Report>[]): number => Math.max(0, sources.length - 1);

function keysOf({ key, speaker, copies }: Report, outlet: string | null): string[] {
  return [
    `report ${key}`,
    `speaker ${tokens(speaker)
      .map(({ folded }) => folded)
      .join(' ')}`,
    ...(copies === undefined ? [] : [`report ${copies}`]),
    ...(outlet === null ? [] : [`outlet ${outletKey(outlet)}`]),
  ];
}

/** Whose reporting it is: the outlet that is credited, or the one that printed it; `null` for words said to us. */
function creditOf({ outlet, venue, url, from }: Origin, outlets: ReadonlySet<string>): string | null {
  const named = creditIn(venue ?? '', outlets);
  if (named) return named;
  if (outlet) return outlet;
  if (from !== 'article') return null;
  return url && URL.canParse(url) ? new URL(url).host.replace(/^www\./u, '') : 'an article';
}

/** "told Reuters", "in an interview with The New York Times", "as CNN reported"; "told reporters" credits nobody. */
const CREDIT =
  /\b(?:told|with|to|by|on|in|from|via|citing|according to|as)\s+((?:[Tt]he\s+)?\p{Lu}[\p{L}\p{N}.&]*(?:\s+(?:of\s+|for\s+)?\p{Lu}[\p{L}\p{N}.&]*)*)/gu;
/** Names that are an outlet's by themselves: what else is told to somebody with a capital may be Congress. */
const OUTLET =
  /\b(?:Reuters|AP|Associated Press|AFP|Agence France|UPI|Bloomberg|Politico|Axios|CNN|NBC|CBS|ABC|BBC|MSNBC|Fox News|NPR|PBS|Times|Post|News|Journal|Tribune|Herald|Guardian|Globe|Chronicle|Gazette|Courier|Observer|Telegraph|Examiner|Dispatch|Inquirer|Register|Magazine|Radio|Television|TV|Press)\b/u;

function creditIn(venue: string, outlets: ReadonlySet<string>): string | null {
  const names = [...venue.matchAll(CREDIT)].map(([, name = '']) => name.replace(/[.\s]+$/u, ''));
  return names.find((name) => outlets.has(outletKey(name)) || OUTLET.test(name)) ?? null;
}

/** What an outlet goes by, whichever way it is written. */
function outletKey(outlet: string): string {
  const words = tokens(outlet).flatMap(({ folded }) => (folded === 'the' ? [] : [folded]));
  const name = words.join(' ');
  return SHORT.get(name) ?? name;
}

const SHORT: ReadonlyMap<string, string> = new Map([
  ['associated press', 'ap'],
  ['agence france presse', 'afp'],
  ['new york times', 'nyt'],
  ['washington post', 'wapo'],
  ['wall street journal', 'wsj'],
]);
