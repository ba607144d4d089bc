import type { Ledger } from './ledger.ts';
import type { SharedFile } from './records.ts';

/** A file before the workspace gives it its id. `size` is what Slack says of it, its bytes' unless given. */
export type FileDraft = Pick<SharedFile, 'name' | 'user'> &
  Partial<Pick<SharedFile, 'mimetype' | 'size' | 'alt_txt'>> & { bytes: Uint8Array };

/** An upload that was announced: its bytes come to an address of their own, and it is a file once it is completed. */
type Upload = { file: Omit<SharedFile, 'content'>; bytes: Uint8Array | null };

// What Slack makes of an extension, for those that a newsroom sends.
const MIMETYPES: Readonly<Record<string, string>> = {
  ...{ txt: 'text/plain', md: 'text/markdown', html: 'text/html', csv: 'text/csv', json: 'application/json' },
  ...{ png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp' },
  ...{ pdf: 'application/pdf', zip: 'application/zip', svg: 'image/svg+xml' },
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** What people and the app put into the workspace, and the app's uploads under way. */
export class Files {
  readonly #ledger: Ledger;
  readonly #uploads = new Map<string, Upload>();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  find(id: string): SharedFile | undefined {
    const { files = {} } = this.#ledger.state;
    return Object.hasOwn(files, id) ? files[id] : undefined;
  }

  /** Those with these ids, in their order. */
  all(ids: readonly string[]): SharedFile[] {
    return ids.flatMap((id) => this.find(id) ?? []);
  }

  add({ bytes, ...draft }: FileDraft): SharedFile {
    return this.#keep({ size: bytes.byteLength, ...this.#described(draft) }, bytes);
  }

  /** Announces an upload of so many bytes. @returns its id, and the ticket that its address ends with */
  expect(draft: Omit<FileDraft, 'bytes'> & { size: number }): { id: string; ticket: string } {
    const file = { ...this.#described(draft), size: draft.size };
    const ticket = this.#ledger.nextId('UP');
    this.#uploads.set(ticket, { file, bytes: null });
    return { id: file.id, ticket };
  }

  /** Takes an upload's bytes. @returns whether it was announced, with as many */
  take(ticket: string, bytes: Uint8Array): boolean {
    const upload = this.#uploads.get(ticket);
    if (!upload || upload.file.size !== bytes.byteLength) return false;
    upload.bytes = bytes;
    return true;
  }

  /** Whether all of an upload has come, and nobody has completed it yet. */
  isWhole(id: string): boolean {
    return [...this.#uploads.values()].some(({ file, bytes }) => file.id === id && bytes !== null);
  }

  /** Makes a file of an upload that is whole, once. */
  complete(id: string, title: string | undefined): SharedFile {
    for (const [ticket, { file, bytes }] of this.#uploads) {
      if (file.id !== id || bytes === null) continue;
      this.#uploads.delete(ticket);
      return this.#keep({ ...file, title: title ?? file.title }, bytes);
    }
    throw new Error(`There is no upload ${id} to complete.`);
  }

  /** Gives up what is under way. */
  forget(): void {
    this.#uploads.clear();
  }

  #described<Draft extends Omit<FileDraft, 'bytes'>>(draft: Draft) {
    const { name } = draft;
    const extension = name.includes('.') ? (name.split('.').at(-1)?.toLowerCase() ?? '') : '';
    const filetype = extension || 'text';
    const mimetype = draft.mimetype || (MIMETYPES[filetype] ?? 'application/octet-stream');
    const created = Math.trunc(this.#ledger.now() / 1_000);
    return { ...draft, id: this.#ledger.nextId('F'), title: name, filetype, mimetype, created };
  }

  #keep(file: Omit<SharedFile, 'content'>, bytes: Uint8Array): SharedFile {
    const kept: SharedFile = { ...file, content: Buffer.from(bytes).toString('base64') };
    this.#ledger.state.files = { ...this.#ledger.state.files, [kept.id]: kept };
    return kept;
  }
}
