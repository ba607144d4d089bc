import { inflateRawSync } from 'node:zlib';

/** A file in an archive. `size`: bytes that it says it has once inflated. */
interface Entry {
  readonly method: number;
  readonly isLocked: boolean;
  readonly packed: number;
  readonly size: number;
  readonly header: number;
}

const EXTRA_MAX = 65_535;
const END_BYTES = 22;
const ENTRIES_MAX = 10_000;

/** Why an archive or a file in it cannot be read. */
export class ZipProblem extends Error {
  readonly problem: 'broken' | 'encrypted' | 'too_heavy';

  constructor(problem: 'broken' | 'encrypted' | 'too_heavy') {
    super(problem);
    this.problem = problem;
  }
}

/**
 * An archive as Word writes one (APPNOTE.TXT 6.3.10, without its 64-bit sizes). Its directory is read first, and nothing
 * is inflated but what is asked for.
 */
export class Zip {
  readonly #bytes: Buffer;
  readonly #entries = new Map<string, Entry>();

  /** @throws ZipProblem when the directory cannot be read */
  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const end = this.#endRecord();
    const count = this.#number16(end + 10);
    if (count > ENTRIES_MAX) throw new ZipProblem('too_heavy');
    let at = this.#number32(end + 16);
    for (let read = 0; read < count; read += 1) at = this.#readEntry(at);
  }

  /**
   * A file's bytes; `null` without such a file.
   *
   * @param max - most bytes inflated, whatever the directory says
   * @throws ZipProblem
   */
  read(name: string, max: number): Buffer | null {
    const entry = this.#entries.get(name);
    if (entry === undefined) return null;
    if (entry.isLocked) throw new ZipProblem('encrypted');
    if (entry.size > max) throw new ZipProblem('too_heavy');
    const { header, method, packed } = entry;
    if (this.#number32(header) !== 0x04034b50) throw new ZipProblem('broken');
    const start = header + 30 + this.#number16(header + 26) + this.#number16(header + 28);
    const bytes = this.#bytes.subarray(start, start + packed);
    if (bytes.length !== packed || (method !== 0 && method !== 8)) throw new ZipProblem('broken');
    return method === 0 ? bytes : inflated(bytes, max);
  }

  /** The record at the archive's end that says where its directory begins. */
  #endRecord(): number {
    const least = Math.max(0, this.#bytes.length - END_BYTES - EXTRA_MAX);
    for (let at = this.#bytes.length - END_BYTES; at >= least; at -= 1) {
      if (this.#bytes.readUInt32LE(at) === 0x06054b50) return at;
    }
    throw new ZipProblem('broken');
  }

  #readEntry(at: number): number {
    if (this.#number32(at) !== 0x02014b50) throw new ZipProblem('broken');
    const nameLength = this.#number16(at + 28);
    const name = this.#bytes.toString('utf8', at + 46, at + 46 + nameLength);
    this.#entries.set(name, {
      isLocked: (this.#number16(at + 8) & 1) === 1,
      method: this.#number16(at + 10),
      packed: this.#number32(at + 20),
      size: this.#number32(at + 24),
      header: this.#number32(at + 42),
    });
    return at + 46 + nameLength + this.#number16(at + 30) + this.#number16(at + 32);
  }

  #number16(at: number): number {
    if (at + 2 > this.#bytes.length) throw new ZipProblem('broken');
    return this.#bytes.readUInt16LE(at);
  }

  #number32(at: number): number {
    if (at + 4 > this.#bytes.length) throw new ZipProblem('broken');
    return this.#bytes.readUInt32LE(at);
  }
}

function inflated(bytes: Buffer, max: number): Buffer {
  try {
    return inflateRawSync(bytes, { maxOutputLength: max });
  } catch (error) {
    const isLarge = error instanceof RangeError;
    throw new ZipProblem(isLarge ? 'too_heavy' : 'broken');
  }
}
