/** WordprocessingML, as Word writes it and as the strict variant of the standard names it (ISO/IEC 29500). */
const NAMESPACE = /wordprocessingml\/main$/u;
/** Not printed: deleted or moved away with changes tracked, a field's program, what older programs show instead. */
const UNPRINTED = new Set(['del', 'moveFrom', 'instrText', 'delText', 'delInstrText', 'rt']);

/** Boxes in tables in boxes make some dozens. */
const DEPTH_MAX = 1_000;

/** Gathers the paragraphs of a Word file while its XML is read. A paragraph in a text box stands before its holder. */
export class WordText {
  readonly paragraphs: string[] = [];
  readonly #open: string[] = [];
  readonly #path: string[] = [];
  #prefix = 'w:';
  /** How deep in what is not printed. */
  #unprinted = 0;
  #isHidden = false;
  #isText = false;

  onopentag(tag: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#path.length === 0) this.#prefix = prefixIn(attributes);
    const name = this.#nameOf(tag);
    this.#path.push(tag);
    if (this.#path.length > DEPTH_MAX) throw new Error('No Word file is nested so deep.');
    if (isUnprinted(tag, name)) this.#unprinted += 1;
    if (name === 'p') this.#open.push('');
    if (name === 'r') this.#isHidden = false;
    if (name === 'vanish') this.#isHidden = !/^(?:0|false|off)$/u.test(attributes[`${this.#prefix}val`] ?? '');
    if (name === 't') this.#isText = true;
    if (name === 'tab') this.#write(this.#path.at(-2) === `${this.#prefix}r` ? ' ' : '');
    if (name === 'cr' || name === 'br') this.#write('\n');
    if (name === 'noBreakHyphen') this.#write('\u2011');
  }

  ontext(text: string): void {
    if (this.#isText) this.#write(text);
  }

  onclosetag(tag: string): void {
    const name = this.#nameOf(tag);
    this.#path.pop();
    if (isUnprinted(tag, name)) this.#unprinted -= 1;
    if (name === 't') this.#isText = false;
    if (name === 'p') this.paragraphs.push(this.#open.pop() ?? '');
  }

  #nameOf(tag: string): string {
    return tag.startsWith(this.#prefix) ? tag.slice(this.#prefix.length) : '';
  }

  #write(text: string): void {
    const last = this.#open.length - 1;
    if (last >= 0 && this.#unprinted === 0 && !this.#isHidden) this.#open[last] += text;
  }
}

const isUnprinted = (tag: string, name: string): boolean => tag === 'mc:Fallback' || UNPRINTED.has(name);

function prefixIn(attributes: Readonly<Record<string, string>>): string {
  const found = Object.entries(attributes).find(([, value]) => NAMESPACE.test(value));
  if (found === undefined) return 'w:';
  return found[0] === 'xmlns' ? '' : `${found[0].replace('xmlns:', '')}:`;
}
