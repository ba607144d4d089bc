import type { ChainModel } from './chain.ts';
import type { TaggerModel } from './tagger.ts';

/** Everything that was learned. */
export interface Model {
  readonly tagger: TaggerModel;
  readonly look: ChainModel;
  readonly roles: ChainModel;
  /** Chooses among the ways to read one cue. */
  readonly pick: ChainModel;
  /** Says how likely the chosen way is to be right. */
  readonly judge: ChainModel;
  /** The least chance at which a candidate is proposed. */
  readonly chanceMin: number;
  /** Points of the curve from the judge's chance to how often it is right, by rising chance. */
  readonly calibration: readonly (readonly [chance: number, right: number])[];
}

interface ChainHeader {
  readonly labels: number;
  readonly bits: number;
  readonly scale: number;
  readonly steps: readonly number[];
}

interface Header {
  readonly format: 1;
  readonly tags: readonly string[];
  readonly taggerBits: number;
  readonly certain: number;
  readonly chains: readonly ChainHeader[];
  readonly chanceMin: number;
  readonly calibration: Model['calibration'];
}

/** "SDX1": the first four bytes of a model. */
const MAGIC = 0x31584453;

/** A model as bytes: magic, length of the header, the header as JSON, then the tables of weights. */
export function encodeModel(model: Model): Uint8Array {
  const chains = [model.look, model.roles, model.pick, model.judge];
  const header: Header = {
    format: 1,
    tags: model.tagger.tags,
    taggerBits: model.tagger.bits,
    certain: model.tagger.certain.size,
    chains: chains.map(({ labels, bits, scale, steps }) => ({
      labels,
      bits,
      scale,
      steps: [...steps].map((step) => Math.round(step * 1e4) / 1e4),
    })),
    chanceMin: model.chanceMin,
    calibration: model.calibration,
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const known = [...model.tagger.certain].sort(([a], [b]) => a - b);
  const keys = new Uint8Array(Int32Array.from(known, ([key]) => key).buffer);
  const parts = [
    new Uint8Array(Uint32Array.of(MAGIC, json.length).buffer),
    json,
    keys,
    Uint8Array.from(known, ([, tag]) => tag),
    bytesOf(stored(model.tagger.weights, model.tagger.tags.length)),
    ...chains.map(({ weights, labels }) => bytesOf(stored(weights, labels))),
  ];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Reads what {@link encodeModel} wrote; a fault where the bytes are something else. */
export function decodeModel(bytes: Uint8Array): Model {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8 || view.getUint32(0, true) !== MAGIC) throw new Error('These bytes are no extraction model.');
  const length = view.getUint32(4, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as Header;
  let at = 8 + length;
  // Views, not copies: the tables are megabytes.
  const take = (count: number) => {
    at += count;
    return new Int8Array(bytes.buffer, bytes.byteOffset + at - count, count);
  };
  const keysAt = at;
  take(header.certain * 4);
  const certain = new Map<number, number>();
  for (const [n, tag] of take(header.certain).entries()) certain.set(view.getInt32(keysAt + n * 4, true), tag);
  const weights = restored(take(header.tags.length << header.taggerBits), header.tags.length);
  const [look, roles, pick, judge] = header.chains.map(({ labels, bits, scale, steps }) => ({
    labels,
    bits,
    scale,
    steps: Float32Array.from(steps),
    weights: restored(take(labels << bits), labels),
  }));
  if (!look || !roles || !pick || !judge) throw new Error('The extraction model is incomplete.');
  const tagger = { tags: header.tags, bits: header.taggerBits, weights, certain };
  return { tagger, look, roles, pick, judge, chanceMin: header.chanceMin, calibration: header.calibration };
}

const bytesOf = (weights: Int8Array): Uint8Array =>
  new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength);

/** Wide tables are stored label by label: the weights of one label resemble one another, and gzip finds more to save. */
const WIDE = 5;

const stored = (rows: Int8Array, width: number): Int8Array => (width < WIDE ? rows : turned(rows, width));

const restored = (table: Int8Array, width: number): Int8Array =>
  width < WIDE ? table : turned(table, table.length / width);

/** A table with its rows as columns. */
function turned(table: Int8Array, width: number): Int8Array {
  const height = table.length / width;
  const other = new Int8Array(table.length);
  for (let column = 0; column < width; column += 1) {
    for (let row = 0; row < height; row += 1) other[column * height + row] = table[row * width + column] ?? 0;
  }
  return other;
}
