import { calibrated } from './calibration.ts';
import { type Candidate, firstLook, Roles } from './candidates.ts';
import { castOf } from './cast.ts';
import { continued } from './continued.ts';
import { isEnglish } from './english.ts';
import { chosen, Judge } from './judge.ts';
import type { Model } from './model.ts';
import { type Attribution, Printer } from './printer.ts';
import { type Reading, readText } from './reading.ts';
import { ruledCandidates } from './rules.ts';
import { consistent, type Judged } from './select.ts';
import { sightOf } from './sight.ts';
import { type TagKinds, tagKinds } from './tag-kinds.ts';
import { Tagger } from './tagger.ts';
import { Vocabulary } from './words.ts';

/** What the engine found in a text. */
export interface Extraction {
  readonly attributions: readonly Attribution[];
  /** Why nothing is proposed, where it is not that nobody said anything. */
  readonly note?: 'not_english';
}

/** Finds who is said to have said what. One engine reads many texts, one at a time. */
export class Extractor {
  readonly #model: Model;
  readonly #kinds: TagKinds;
  readonly #tagger: Tagger;
  readonly #roles: Roles;
  readonly #pick: Judge;
  readonly #judge: Judge;
  readonly #vocabulary = new Vocabulary();

  constructor(model: Model) {
    this.#model = model;
    this.#kinds = tagKinds(model.tagger.tags);
    this.#tagger = new Tagger(model.tagger);
    this.#roles = new Roles(model.roles);
    this.#pick = new Judge(model.pick);
    this.#judge = new Judge(model.judge);
  }

  /** Reads a text; takes time in proportion to its length. */
  extract(text: string): Extraction {
    const untagged = readText(text, this.#vocabulary);
    if (untagged.words.length === 0) return { attributions: [] };
    if (!isEnglish(untagged.words)) return { attributions: [], note: 'not_english' };
    const reading = this.#tagged(untagged);
    const kept = continued(reading, this.#kept(reading));
    const printer = new Printer(reading, this.#kinds, castOf(reading, this.#kinds));
    return {
      attributions: printer.printAll(
        kept.map(({ candidate, chance }) => ({
          candidate,
          confidence: calibrated(this.#model.calibration, chance),
        })),
      ),
    };
  }

  #tagged(untagged: Omit<Reading, 'tags'>): Reading {
    const starts = new Set(untagged.breaks.sentences);
    return { ...untagged, tags: this.#tagger.tag(untagged.words, (at) => starts.has(at)) };
  }

  /** The surest that can stand together; a cue whose best reading cannot stand gets another that can. */
  #kept(reading: Reading): Judged[] {
    const kinds = this.#kinds;
    const { chanceMin } = this.#model;
    const sight = sightOf(reading, kinds);
    const look = firstLook(this.#model.look, reading, sight);
    const ways = this.#roles.candidates(reading, sight, kinds, look);
    const learned = chosen(this.#pick, ways, reading, sight, kinds);
    const judged = (one: Candidate, at: number) => ({
      candidate: one,
      chance: this.#judge.chance(one, at, learned, reading, sight, kinds),
    });
    // Within a quotation somebody else speaks already: what they say that others said is theirs, and hearsay.
    const isFirstHand = ({ candidate }: Judged) => (reading.quotes.of[candidate.cue[0] ?? 0] ?? -1) < 0;
    const best = [...learned.map(judged).filter(isFirstHand), ...ruledCandidates(reading, kinds)];
    const kept = consistent(best, reading.words.length, chanceMin);
    const settled = new Set(kept.map(({ candidate }) => candidate));
    const likely = new Set(best.filter(({ chance }) => chance >= chanceMin).map(({ candidate }) => candidate));
    const crowdedOut = new Map<number, number>();
    for (const [at, one] of learned.entries()) {
      if (likely.has(one) && !settled.has(one)) crowdedOut.set(one.cue[0] ?? 0, at);
    }
    const spare = ways.flatMap((way) => {
      const at = crowdedOut.get(way.cue[0] ?? 0);
      return at === undefined || learned[at] === way ? [] : [judged(way, at)];
    });
    return consistent(spare, reading.words.length, chanceMin, kept);
  }
}
