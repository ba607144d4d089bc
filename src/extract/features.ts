/** Collects the hashed features of one token or unit; reused, so that no memory is taken per token. */
export class Features {
  readonly hashes = new Int32Array(160);
  count = 0;

  clear(): void {
    this.count = 0;
  }

  add(hash: number): void {
    this.hashes[this.count] = hash;
    this.count += 1;
  }
}
