import { dateRefusal } from '../dates/date-refusal.ts';
import { readWhen, type Setting } from '../dates/read-when.ts';
import type { Role } from '../domain/actor.ts';
import { TITLE_HELD_MAX } from '../domain/claim.ts';
import { explain } from '../domain/explain.ts';
import { isVisible } from '../domain/fold.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { describeSaid, earliest, latest, type Said } from '../domain/said.ts';

/** Roles read from a form, or a sentence that says which line cannot be read. */
export type ReadRoles = { readonly roles: readonly Role[] } | { readonly problem: string };

/**
 * Reads roles, one a line: the title, when it was held, for whom, between semicolons; between commas, too, where that
 * leaves no doubt: `Trump campaign spokesman; from 2023 until Nov. 6, 2024; the Trump campaign`.
 */
export function readRoles(typed: string, setting: Setting): ReadRoles {
  const roles: Role[] = [];
  for (const line of typed.split('\n').map((one) => one.trim())) {
    if (!isVisible(line)) continue;
    const read = readRole(line, setting);
    if ('problem' in read) return read;
    roles.push(read);
  }
  return { roles };
}

/** A role as {@link readRoles} reads it back. */
export const roleLine = ({ title, since, until, whose }: Role): string =>
  [title, [since ? `from ${since}` : '', until ? `until ${until}` : ''].join(' ').trim(), whose ?? '']
    .join('; ')
    .replace(/(?:; )+$/u, '');

/** When a role was held, for people: "from June 2023 until Saturday, Aug. 10, 2024"; empty where nobody knows. */
export function describeTerm({ since, until }: Pick<Role, 'since' | 'until'>): string {
  const from = since ? `from ${describeSaid(since)}` : '';
  return [from, until ? `until ${describeSaid(until)}` : ''].filter((part) => part !== '').join(' ');
}

function readRole(line: string, setting: Setting): Role | { readonly problem: string } {
  const [title = '', dates = '', whose = ''] = line.includes(';') ? line.split(';').map(trimmed) : byCommas(line);
  if (!isVisible(title)) return { problem: `A line begins with the title: “${line}” does not.` };
  if (title.length > TITLE_HELD_MAX || whose.length > TITLE_HELD_MAX) {
    return { problem: `A title, and for whom it was held, have up to ${TITLE_HELD_MAX} characters each.` };
  }
  const term = readTerm(dates, setting);
  if (!term.ok) return { problem: `“${title}”: ${explain(term.refusal)}` };
  const { since, until } = term.value;
  if (since && until && earliest(since) > latest(until)) {
    return { problem: `“${title}” ends before it begins: ${describeTerm({ since, until })}.` };
  }
  return { title, since, until, whose: whose.replace(/^for\s+/iu, '') || null };
}

const trimmed = (text: string): string => text.trim();

/** Dates hold commas, and titles may: what follows one of these words, or begins with a digit, is when it was held. */
const TERM = /,\s*(?=(?:from|since|until|till|through)\b|\d{4}\b)/iu;
const WHOSE = /,\s*for\s+/iu;

function byCommas(line: string): string[] {
  const [title = '', ...rest] = line.split(TERM);
  const [dates = '', ...whose] = rest.join(', ').split(WHOSE);
  if (rest.length > 0) return [title, dates, whose.join(', for ')].map(trimmed);
  const [bare = '', ...others] = line.split(WHOSE);
  return [bare, '', others.join(', for ')].map(trimmed);
}

interface Term {
  readonly since: Said | null;
  readonly until: Said | null;
}

const OPEN = /^(?:now|present|today|still)$/iu;

/** "from 2023 until Nov. 6, 2024", "2023 – 2024", "since June 2023"; a date alone begins and ends it. */
function readTerm(typed: string, setting: Setting): Outcome<Term> {
  const text = typed.trim().replace(/^(\d{4})-(\d{4})$/u, '$1 – $2');
  if (text === '') return done({ since: null, until: null });
  const isOpen = /^(?:from|since)\b/iu.test(text);
  const [first = '', second, ...more] = text
    .replace(/^(?:from|since)\s+/iu, '')
    .replace(/^(?:until|till|through)\s+/iu, '– ')
    .split(/\s+[-–—]+\s*|\s*[–—]\s*|\s*,?\s+(?:to|until|till|through)\s+/u);
  if (more.length > 0) return refuse({ code: 'unreadable_date', typed: text });
  const since = readEnd(first, setting);
  const until = second === undefined ? done(isOpen ? null : since.ok ? since.value : null) : readEnd(second, setting);
  if (!since.ok) return since;
  return until.ok ? done({ since: since.value, until: until.value }) : until;
}

/** One end of a term. It may lie ahead: an office that is still to end. */
function readEnd(typed: string, setting: Setting): Outcome<Said | null> {
  const text = typed.trim().replace(/^(?:until|till|through)\s+/iu, '');
  if (text === '' || OPEN.test(text)) return done(null);
  const read = readWhen(text, setting);
  if (read.ok) return done(read.said);
  return read.reason === 'in_the_future' ? done(read.said) : refuse(dateRefusal(text, read));
}
