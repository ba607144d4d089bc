import type { Stance, WordsKind } from '../domain/claim.ts';
import type { Candidate } from './candidates.ts';
import type { Cast, Figure } from './cast.ts';
import { range, type Speaker, textOf } from './described.ts';
import { modeOf } from './mode.ts';
import type { Reading } from './reading.ts';
import { SpeakerFinder } from './speaker.ts';
import { stanceOf } from './stance.ts';
import type { TagKinds } from './tag-kinds.ts';
import { venueOf } from './venue.ts';

/** Offsets into the text, in UTF-16 code units, end exclusive. */
type Span = readonly [start: number, end: number];

/** A part of an attribution: where it stands, and what stands there (several spans joined by one space). */
export interface Part {
  readonly spans: readonly Span[];
  readonly text: string;
}

/** Somebody named in what was said: the full name, and where and how the content names them. */
export interface About extends Part {
  readonly name: string;
}

/** Who is said to have said what. */
export interface Attribution {
  readonly source: Part | null;
  readonly cue: Part | null;
  readonly content: Part;
  readonly mode: WordsKind;
  readonly stance: Stance;
  /** The speaker's full name as printed in the text, or a description of somebody unnamed; `null` where unsure. */
  readonly speaker: string | null;
  /** The title or organization printed with the speaker's name. */
  readonly title: Part | null;
  /** How and to whom: "in a statement", "told Reuters". */
  readonly venue: Part | null;
  /** When it was said, as printed: "Saturday", "on Aug. 10". */
  readonly said: Part | null;
  /** Who is named in what was said, of the people in the text and the bodies that speak in it, the speaker aside. */
  readonly about: readonly About[];
  /** How often a proposal like this one is right, from 0 to 1. */
  readonly confidence: number;
}

/** Puts candidates into offsets, words and names. */
export class Printer {
  readonly #reading: Reading;
  readonly #speakers: SpeakerFinder;

  constructor(reading: Reading, kinds: TagKinds, cast: Cast) {
    this.#reading = reading;
    this.#speakers = new SpeakerFinder(reading, kinds, cast);
  }

  /** Candidates with how likely each is, in the order of the text: "he" is most often whoever spoke last. */
  printAll(all: readonly { readonly candidate: Candidate; readonly confidence: number }[]): Attribution[] {
    const speakers = all.map(({ candidate }) => this.#speakers.find(candidate.source));
    const speaking = new Set(speakers.map((speaker) => speaker?.figure));
    return all.map(({ candidate, confidence }, n) => this.#print(candidate, confidence, speakers[n] ?? null, speaking));
  }

  #print(
    { source, cue, content }: Candidate,
    confidence: number,
    speaker: Speaker | null,
    speaking: ReadonlySet<Figure | null | undefined>,
  ): Attribution {
    const reading = this.#reading;
    const mode = modeOf(reading, cue, content);
    const title = speaker?.figure?.title ?? null;
    const body = this.#part(mode === 'quote' ? unmarked(reading, content) : content) ?? { spans: [], text: '' };
    const { venue, said } = venueOf(reading, cue, content, source);
    return {
      source: this.#part(source),
      cue: this.#part(cue),
      content: body,
      mode,
      stance: stanceOf(this.#reporting(cue, content), body.text),
      speaker: speaker?.name ?? null,
      title: title === null ? null : this.#part(range(title[0], title[1])),
      venue: this.#part(venue),
      said: this.#part(said),
      about: this.#about(content, speaker?.figure ?? null, speaking),
      confidence,
    };
  }

  #about(
    content: readonly number[],
    speaker: Figure | null,
    speaking: ReadonlySet<Figure | null | undefined>,
  ): About[] {
    return this.#speakers.namedIn(content).flatMap(({ figure, mention }) => {
      const part = this.#part(range(mention.first, mention.end));
      const isKnown = figure !== speaker && (figure.isPerson || speaking.has(figure));
      return isKnown && part !== null ? [{ name: figure.name, ...part }] : [];
    });
  }

  #part(tokens: readonly number[]): Part | null {
    if (tokens.length === 0) return null;
    const { text, tokens: all } = this.#reading;
    const spans: [number, number][] = [];
    let before = -2;
    for (const at of tokens) {
      const [start, end] = [all.starts[at] ?? 0, all.ends[at] ?? 0];
      const open = spans.at(-1);
      if (at === before + 1 && open !== undefined) open[1] = end;
      else spans.push([start, end]);
      before = at;
    }
    return { spans, text: spans.map(([start, end]) => text.slice(start, end)).join(' ') };
  }

  /** The cue with up to eight words around it that are outside what was said. */
  #reporting(cue: readonly number[], content: readonly number[]): string {
    const [head] = cue;
    if (head === undefined) return '';
    const { sentenceOf, quotes } = this.#reading;
    const said = new Set(content);
    const run: number[] = [];
    for (let at = Math.max(0, head - 4); at < (cue.at(-1) ?? head) + 9; at += 1) {
      if (sentenceOf[at] === sentenceOf[head] && (quotes.of[at] ?? -1) < 0 && (!said.has(at) || at < head + 4))
        run.push(at);
    }
    return textOf(this.#reading, run);
  }
}

/** Without the quotation marks around each stretch: the words alone are the speaker's. */
function unmarked({ quotes }: Reading, content: readonly number[]): number[] {
  return content.filter((at) => {
    const quote = quotes.list[quotes.of[at] ?? -1];
    return quote === undefined || (at !== quote.first && !(quote.isClosed && at === quote.end - 1));
  });
}
