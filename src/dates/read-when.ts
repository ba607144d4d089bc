import { type CivilMinute, civilMinute, dateOf } from '../domain/civil.ts';
import { describeSaid, earliest, lastMinute, parseSaid, type Said, saidOn } from '../domain/said.ts';
import { type Readings, readPhrase } from './phrase.ts';
import { readStretch } from './stretch.ts';

/** What a typed date was taken for, in a form that can be stored and one that can be shown and corrected. */
export type ReadWhen =
  | { readonly ok: true; readonly said: Said; readonly understood: string }
  | { readonly ok: false; readonly reason: 'not_a_date' }
  | { readonly ok: false; readonly reason: 'in_the_future'; readonly said: Said }
  /** Two dates would fit, or words stand beside the date that may change it ("before Saturday"). */
  | { readonly ok: false; readonly reason: 'ambiguous'; readonly readings: readonly Said[] };

/** Where and when a date was typed. */
export interface Setting {
  /** IANA name of the story's time zone. */
  readonly zone: string;
  /** Unix seconds. */
  readonly now: number;
  /** When the source is from, if it is known: "Saturday" is the last one before it. Unix seconds, or as kept. */
  readonly reference?: Said | number;
}

/** No date that people write is longer; a whole sentence is not read for one. */
const TYPED_MAX = 100;
const SECONDS_PER_DAY = 86_400;

/**
 * Reads when something was said, as people write it: "Saturday", "Aug. 10", "last month", "5:02 p.m. Friday".
 *
 * Things were said in the past, so a weekday, a day without a year or a time without a day means the latest one not
 * after the reference. Nothing is made more exact than it was typed: "early August" is August, "this morning" is the
 * day. A date may be up to a day ahead, since it may be tomorrow already where it was said.
 */
export function readWhen(typed: string, setting: Setting): ReadWhen {
  const readings = readingsOf(typed, setting);
  const [said, ...others] = readings.dates;
  if (said === undefined) return { ok: false, reason: 'not_a_date' };
  const slack = /\b(?:tomorrow|next|in)\b/i.test(typed) ? 0 : SECONDS_PER_DAY;
  if (earliest(said) > saidOn(civilMinute(setting.now + slack, setting.zone))) {
    return { ok: false, reason: 'in_the_future', said };
  }
  if (others.length > 0 || !readings.isSure) return { ok: false, reason: 'ambiguous', readings: readings.dates };
  return { ok: true, said, understood: describeSaid(said) };
}

function readingsOf(typed: string, setting: Setting): Readings {
  const text = tidy(typed);
  if (text === '' || text.length > TYPED_MAX) return { dates: [], isSure: true };
  const reference = referenceOf(setting);
  const iso = readIso(text);
  if (iso !== undefined) return { dates: iso ? [iso] : [], isSure: true };
  const plain = withoutHedges(text);
  const stretch = readStretch(plain, dateOf(reference));
  return stretch ? { dates: [stretch], isSure: true } : readPhrase(plain, reference, setting.zone);
}

const referenceOf = ({ reference, now, zone }: Setting): CivilMinute =>
  typeof reference === 'string' ? lastMinute(reference) : civilMinute(reference ?? now, zone);

function tidy(typed: string): string {
  return typed
    .slice(0, 2 * TYPED_MAX)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[‘’‛′`´]/g, "'")
    .replace(/[\p{Pd}−]/gu, '-')
    .replace(/[@\s]+/g, (gap) => (gap.includes('@') ? ' at ' : ' '))
    .replace(/^[\s"'“”(,;]+|[\s"'“”),;!?]+$/g, '');
}

/** `undefined`: not in ISO's form; `null`: in its form, but no date ("2024-02-30"). */
function readIso(text: string): Said | null | undefined {
  const padded = text.replace(/^(\d{4}-\d\d-\d\d)[T ](\d:\d\d|\d\d:\d\d)(?::\d\d)?$/i, (_, day, time) => {
    return `${day}T${String(time).padStart(5, '0')}`;
  });
  const said = parseSaid(padded.replace(/ ?\/ ?/, '/'));
  if (said) return said;
  return /^\d{4}-\d\d?(?:-\d\d?)?(?:[T ]\d\d?:\d\d)?$/i.test(text) ? parseLooseIso(text) : undefined;
}

/** `2024-8-1` is as clear as `2024-08-01`. */
function parseLooseIso(text: string): Said | null {
  const [year = '', ...rest] = text.split(/\D/);
  const [month, day, hour, minute] = rest.map((digits) => digits.padStart(2, '0'));
  const date = [year, month, day].filter((part) => part !== undefined).join('-');
  return parseSaid(hour === undefined ? date : `${date}T${hour}:${minute}`);
}

/** Words that say how sure or how late within, and are no part of a date. */
const HEDGES =
  /\b(?:some ?time|around|about|circa|approximately|approx|roughly|maybe|perhaps|possibly|probably|i think|or so|local time|early|late|(?:the |at the )?(?:beginning|start|middle|end) of)\b\.?|\bmid\b-?|\bca\./g;

function withoutHedges(text: string): string {
  return text
    .toLowerCase()
    .replace(HEDGES, ' ')
    .replace(/^between (.+) and (.+)$/, '$1 to $2')
    .replace(/^from (?=.+ (?:to|until|through) )/, '')
    .replace(/(\d)\/(\d\d?)$/, (whole, from, to) => (/[a-z]/.test(text) ? `${from}-${to}` : whole))
    .replace(/,? '(\d\d)$/, ', 20$1')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,-]+|[\s,-]+$/g, '');
}
