import type { Features } from './features.ts';
import { mix, mixMore } from './hashing.ts';
import type { Reading } from './reading.ts';
import type { Sight } from './sight.ts';
import type { TagKinds } from './tag-kinds.ts';
import { QUOTATION, TOKEN, type Window } from './window.ts';

/** The parts that units near a cue can play. */
export const ROLE_LABELS = ['none', 'source', 'more source', 'content'] as const;

/** What a cue looks like from afar: one set of numbers per window. */
interface CueView {
  readonly stem: number;
  readonly kind: number;
  readonly tag: number;
  readonly next: number;
  readonly context: number;
}

/** What a unit looks like from the cue. */
interface UnitView {
  readonly side: number;
  readonly first: number;
  readonly kind: number;
  readonly isToken: boolean;
  /** Its part of speech and word, and those of its neighbors. */
  readonly t0: number;
  readonly w0: number;
  readonly back: number;
  readonly on: number;
  readonly backs: number;
  readonly ons: number;
  readonly backWord: number;
  readonly onWord: number;
  readonly apart: number;
  readonly between: number;
  readonly place: number;
  readonly look: number;
  /** Whether it is the cue's subject or object. */
  readonly fits: number;
}

const bin = (n: number): number => (n < 6 ? n : n < 9 ? 6 : n < 14 ? 7 : n < 22 ? 8 : 9);
/** Chances in six steps, finer near the ends. */
const step = (chance: number): number =>
  chance < 0.03 ? 0 : chance < 0.15 ? 1 : chance < 0.4 ? 2 : chance < 0.7 ? 3 : chance < 0.92 ? 4 : 5;

/** Before the cue, on it, after it. */
export const roleStep = (window: Window, unit: number, cueEnd: number): number => {
  if (unit < window.cue) return 0;
  return (window.firsts[unit] ?? 0) < cueEnd ? 1 : 2;
};

/** Lays features for all units of a window, from the cue outward, so that what lies between is counted once. */
export class RoleFeatures {
  readonly #reading: Reading;
  readonly #sight: Sight;
  readonly #kinds: TagKinds;
  readonly #look: Float32Array;
  #between = new Int32Array(64);
  #apart = new Int32Array(64);

  /** @param look - the chances of the first look, 7 per token */
  constructor(reading: Reading, sight: Sight, kinds: TagKinds, look: Float32Array) {
    this.#reading = reading;
    this.#sight = sight;
    this.#kinds = kinds;
    this.#look = look;
  }

  /** @param each - called for each unit from first to last, with its features laid out */
  lay(window: Window, cue: number, cueEnd: number, into: Features, each: (unit: number) => void): void {
    if (this.#between.length < window.count) {
      this.#between = new Int32Array(window.count * 2);
      this.#apart = new Int32Array(window.count * 2);
    }
    this.#walk(window, window.cue, -1, cueEnd);
    this.#walk(window, window.cue, 1, cueEnd);
    const view = this.#viewOf(cue, cueEnd);
    for (let unit = 0; unit < window.count; unit += 1) {
      into.clear();
      this.#unit(window, unit, cue, cueEnd, view, into);
      each(unit);
    }
  }

  #viewOf(cue: number, cueEnd: number): CueView {
    const { stem, kind, tag, lower, nearQuote, subject } = this.#sight;
    return {
      stem: stem[cue] ?? 0,
      kind: kind[cue] ?? 0,
      tag: tag[cue] ?? 0,
      next: lower[cueEnd] ?? 1,
      context: ((nearQuote[cue] ?? 0) * 2 + ((subject[cue] ?? -1) >= 0 ? 1 : 0)) * 64 + (tag[cue - 1] ?? 63),
    };
  }

  /** Commas, verbs, other likely cues, quotations, joining words: what stands between a unit and the cue, packed. */
  #walk(window: Window, from: number, direction: -1 | 1, cueEnd: number): void {
    const { tag } = this.#sight;
    const { tokens, sentenceOf } = this.#reading;
    let [commas, verbs, cues, quotes, joins, apart, sentence] = [0, 0, 0, 0, 0, 0, 0];
    let lastSentence = sentenceOf[window.firsts[from] ?? 0];
    for (let unit = from; unit >= 0 && unit < window.count; unit += direction) {
      const first = window.firsts[unit] ?? 0;
      if (sentenceOf[first] !== lastSentence) {
        sentence = Math.min(2, sentence + 1);
        lastSentence = sentenceOf[first] ?? 0;
      }
      this.#between[unit] = ((((commas * 3 + verbs) * 3 + cues) * 3 + quotes) * 8 + joins) * 3 + sentence;
      this.#apart[unit] = apart;
      if (first >= (window.firsts[from] ?? 0) && first < cueEnd) continue;
      apart += 1;
      if (window.kinds[unit] !== TOKEN) quotes = Math.min(2, quotes + 1);
      else {
        const word = tokens.words[first] ?? '';
        if (word === ',' || word === '—' || word === '--' || word === '–') commas = Math.min(2, commas + 1);
        if (this.#kinds.isVerb[tag[first] ?? 0]) verbs = Math.min(2, verbs + 1);
        if ((this.#look[first * 7 + 3] ?? 0) > 0.3) cues = Math.min(2, cues + 1);
        if (word === 'that') joins |= 1;
        else if (word === 'and' || word === 'but' || word === 'or' || word === ';') joins |= 2;
        else if (word === 'who' || word === 'which' || word === 'as' || word === 'when' || word === 'because')
          joins |= 4;
      }
    }
  }

  #unit(window: Window, unit: number, cue: number, cueEnd: number, view: CueView, into: Features): void {
    const at = this.#unitView(window, unit, cue, cueEnd);
    this.#placeFeatures(at, into);
    this.#cueFeatures(at, view, into);
    this.#wordFeatures(at, into);
    if (at.kind === QUOTATION) this.#quotation(window, unit, at.side, at.place, view, into);
  }

  #unitView(window: Window, unit: number, cue: number, cueEnd: number): UnitView {
    const side = roleStep(window, unit, cueEnd);
    const first = window.firsts[unit] ?? 0;
    const kind = window.kinds[unit] ?? 0;
    const { lower, tag, subject, object } = this.#sight;
    const isToken = kind === TOKEN;
    const apart = bin(this.#apart[unit] ?? 0);
    return {
      side,
      first,
      kind,
      isToken,
      t0: isToken ? (tag[first] ?? 0) : 100 + kind,
      w0: isToken ? (lower[first] ?? 0) : kind,
      back: this.#tagOf(window, unit - 1),
      on: this.#tagOf(window, unit + 1),
      backs: this.#tagOf(window, unit - 2),
      ons: this.#tagOf(window, unit + 2),
      backWord: unit > 0 ? (lower[(window.ends[unit - 1] ?? 1) - 1] ?? 1) : 1,
      onWord: unit + 1 < window.count ? (lower[window.firsts[unit + 1] ?? 0] ?? 1) : 1,
      apart,
      between: this.#between[unit] ?? 0,
      place: side * 16 + apart,
      look: this.#lookAt(first, window.ends[unit] ?? first + 1, isToken),
      fits: (subject[cue] === first ? 1 : 0) + (object[cue] === first ? 2 : 0) + (object[cueEnd - 1] === first ? 4 : 0),
    };
  }

  /** A unit's part of speech, or what else it is. */
  #tagOf({ kinds, firsts }: Window, unit: number): number {
    return kinds[unit] === TOKEN ? (this.#sight.tag[firsts[unit] ?? 0] ?? 99) : 99 + (kinds[unit] ?? 9);
  }

  /** Where the unit lies, what is between it and the cue, and what the first look says. */
  #placeFeatures(at: UnitView, into: Features): void {
    const { side, first, t0, apart, between, place, look } = at;
    const { kind: wordKind } = this.#sight;
    into.add(mix(101, place));
    into.add(mix(102, place * 128 + t0));
    into.add(mix(103, between * 4 + side));
    into.add(mixMore(mix(104, between * 4 + side), t0));
    into.add(mix(105, look * 4 + side));
    into.add(mixMore(mix(106, look * 4 + side), t0));
    into.add(mixMore(mix(107, look * 4 + side), between));
    into.add(mix(127, ((wordKind[first] ?? 0) * 4 + side) * 16 + apart));
    into.add(mix(134, (this.#chance(first) * 8 + this.#chance(first - 1)) * 4 + side));
    into.add(mix(135, (this.#chance(first) * 8 + this.#chance(first + 1)) * 4 + side));
  }

  /** What this cue asks of a unit in this place. */
  #cueFeatures(at: UnitView, view: CueView, into: Features): void {
    const { side, first, t0, w0, between, place, fits, kind, isToken } = at;
    const { stem } = this.#sight;
    into.add(mixMore(mix(108, view.stem), place));
    into.add(mixMore(mix(109, view.stem), side * 128 + t0));
    into.add(mixMore(mix(110, view.stem), between * 4 + side));
    into.add(mixMore(mix(113, w0), view.kind * 4 + side));
    into.add(mix(121, (view.kind * 4 + side) * 128 + t0));
    into.add(mixMore(mix(122, view.context), place * 128 + t0));
    into.add(mixMore(mix(123, view.next), place));
    into.add(mixMore(mix(124, view.tag * 64 + view.kind), between * 4 + side));
    into.add(mix(125, (fits * 128 + t0) * 4 + side));
    into.add(mixMore(mix(126, fits), view.stem));
    into.add(mixMore(mix(128, isToken ? (stem[first] ?? 0) : kind), view.stem));
    into.add(mixMore(mix(130, mixMore(view.context, view.kind)), between * 4 + side));
    into.add(mixMore(mix(133, mixMore(view.stem, view.next)), side * 128 + t0));
  }

  /** The unit itself and its neighbors. */
  #wordFeatures(at: UnitView, into: Features): void {
    const { side, first, t0, w0, back, on, backs, ons, backWord, onWord, apart, place, kind, isToken } = at;
    const { shape } = this.#sight;
    into.add(mixMore(mix(111, w0), side));
    into.add(mixMore(mix(112, w0), place));
    into.add(mix(114, ((t0 * 128 + back) * 128 + on) * 4 + side));
    into.add(mix(115, ((t0 * 128 + back) * 4 + side) * 16 + apart));
    into.add(mix(116, ((t0 * 128 + on) * 4 + side) * 16 + apart));
    into.add(mixMore(mix(117, w0), onWord));
    into.add(mixMore(mix(118, w0), backWord));
    into.add(mixMore(mix(119, backWord), t0 * 4 + side));
    into.add(mixMore(mix(120, onWord), t0 * 4 + side));
    into.add(mixMore(mix(129, isToken ? (shape[first] ?? 0) : kind), back * 4 + side));
    into.add(mix(131, ((back * 128 + backs) * 128 + t0) * 4 + side));
    into.add(mix(132, ((on * 128 + ons) * 128 + t0) * 4 + side));
  }

  /** The first look's chances for source, content and cue at a unit, packed. */
  #lookAt(first: number, end: number, isToken: boolean): number {
    const look = this.#look;
    const middle = isToken ? first : (first + end) >> 1;
    const source = (look[first * 7 + 1] ?? 0) + (look[first * 7 + 2] ?? 0);
    const content = (look[middle * 7 + 5] ?? 0) + (look[middle * 7 + 6] ?? 0);
    return (step(source) * 6 + step(content)) * 6 + step((look[first * 7 + 3] ?? 0) + (look[first * 7 + 4] ?? 0));
  }

  #chance(at: number): number {
    const content = (this.#look[at * 7 + 5] ?? 0) + (this.#look[at * 7 + 6] ?? 0);
    return step(content);
  }

  #quotation(window: Window, unit: number, side: number, place: number, view: CueView, into: Features): void {
    const first = window.firsts[unit] ?? 0;
    const end = window.ends[unit] ?? 0;
    const { lower, tag } = this.#sight;
    const length = bin(end - first - 2);
    const last = lower[end - 2] ?? 1;
    const afterTag = tag[end] ?? 98;
    const beforeTag = tag[first - 1] ?? 98;
    const sentences = (this.#reading.sentenceOf[end - 1] ?? 0) - (this.#reading.sentenceOf[first] ?? 0);
    into.add(mix(140, length * 64 + place));
    into.add(mixMore(mix(141, last), place));
    into.add(mix(142, (beforeTag * 128 + afterTag) * 4 + side));
    into.add(mixMore(mix(143, lower[first - 1] ?? 1), length * 4 + side));
    into.add(mixMore(mix(144, lower[end] ?? 1), length * 4 + side));
    into.add(mix(145, Math.min(3, sentences) * 64 + place));
    into.add(mixMore(mix(146, view.stem), length * 64 + place));
    into.add(mix(147, (this.#between[unit] ?? 0) * 64 + place));
  }
}
