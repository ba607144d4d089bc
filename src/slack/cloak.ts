import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto';
import { inControls } from './in-controls.ts';

/** What every hidden text begins with; none of ours does. */
const MARK = '~';
const CIPHER = 'aes-256-ctr';
const IV_BYTES = 16;
/** Follows the text; after it there are only zeros. */
const END = 0x80;
/** No number of a row has more digits. */
const DIGITS_MAX = 12;

/**
 * Hides what controls carry from the people who have them on their screen: our rows are numbered over all stories, so
 * that a number would tell how much is filed in those that they may not see.
 *
 * One text looks the same each time it is hidden for a control, since Slack wants an `initial_option` that equals one of
 * the options; for another control it looks otherwise, so that a story's number is not known by a version's.
 */
export class Cloak {
  readonly #sealing: KeyObject;
  readonly #hiding: KeyObject;

  /** @param key - of 32 bytes */
  constructor(key: Uint8Array) {
    // As objects: bytes would be made one anew for each text, which takes longer than hiding it does.
    this.#sealing = createSecretKey(createHmac('sha256', key).update('seal').digest());
    this.#hiding = createSecretKey(createHmac('sha256', key).update('hide').digest());
  }

  /**
   * Hides a text; one that would come out longer than Slack takes is returned as it stands. None of those holds a number
   * of ours: they are typed names, and turns of a page that ask a long question; all others are short.
   *
   * @param control - the `action_id` or `callback_id` that it is for
   * @param max - characters that Slack takes there
   */
  hide(text: string, control: string, max: number): string {
    const plain = padded(text);
    const iv = this.#seal(plain, control);
    const cipher = createCipheriv(CIPHER, this.#hiding, iv);
    const hidden = MARK + Buffer.concat([iv, cipher.update(plain), cipher.final()]).toString('base64url');
    return hidden.length > max ? text : hidden;
  }

  /** A text as it was before; `null` where it was not hidden here, or for another control. One never hidden stands. */
  show(text: string, control: string): string | null {
    if (!text.startsWith(MARK)) return text;
    const hidden = Buffer.from(text.slice(MARK.length), 'base64url');
    if (hidden.length < IV_BYTES) return null;
    const iv = hidden.subarray(0, IV_BYTES);
    const decipher = createDecipheriv(CIPHER, this.#hiding, iv);
    const plain = Buffer.concat([decipher.update(hidden.subarray(IV_BYTES)), decipher.final()]);
    if (!timingSafeEqual(iv, this.#seal(plain, control))) return null;
    return plain.toString('utf8', 0, plain.lastIndexOf(END));
  }

  /** A message, a view or a list of options as it goes out. @param control - which asked for the options */
  hideIn<Json>(json: Json, control = ''): Json {
    return inControls(json, control, (text, name, max) => this.hide(text, name, max));
  }

  /** What came in, with everything shown; what does not open is empty, and makes it foreign. */
  showIn<Json>(json: Json): { readonly shown: Json; readonly foreign: boolean } {
    let foreign = false;
    const shown = inControls(json, '', (text, name) => {
      const opened = this.show(text, name);
      foreign ||= opened === null;
      return opened ?? '';
    });
    return { shown, foreign };
  }

  /** Both the proof of what was hidden, and what makes two texts come out wholly different. */
  #seal(plain: Buffer, control: string): Buffer {
    const proof = createHmac('sha256', this.#sealing).update(JSON.stringify(control)).update(plain).digest();
    return proof.subarray(0, IV_BYTES);
  }
}

/** As long as if every number in it were at its longest: the length must not tell how large one is. */
function padded(text: string): Buffer {
  const widest = text.replaceAll(/\d+/gu, (digits) => digits.padStart(DIGITS_MAX, '0'));
  const room = Buffer.alloc(Buffer.byteLength(widest) + 1);
  room[room.write(text)] = END;
  return room;
}
