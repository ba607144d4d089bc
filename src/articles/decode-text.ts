const CONTROL = /[^\P{Cc}\t\n\v\f\r\u0080-\u009f]/gu;
/** Pages and mails carry one now and then; what has more of them is no text. */
const CONTROLS_PER_THOUSAND = 5;

/**
 * The text that bytes stand for: by their byte order mark, then as `label` says, then as UTF-8, then UTF-16 by its zero
 * bytes, then as Windows wrote it in the West, which takes any bytes.
 *
 * @param label - an encoding's name from outside, such as a page's own; one that there is not counts as none
 * @returns `null` where the bytes are no text
 */
export function decodeText(bytes: Uint8Array, label: string | null = null): string | null {
  const text = decoded(bytes, markOf(bytes)) ?? decoded(bytes, label) ?? decoded(bytes, 'utf-8') ?? guessed(bytes);
  return isText(text) ? text : null;
}

function markOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : null;
}

/** `null`: there is no such encoding, or bytes that it has no letter for, or zero bytes, which no 8-bit text has. */
function decoded(bytes: Uint8Array, label: string | null): string | null {
  if (label === null) return null;
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

function guessed(bytes: Uint8Array): string {
  const zeros = [0, 0];
  const looked = Math.min(bytes.length, 4_096);
  for (let at = 0; at < looked; at += 1) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > looked / 5 && even < looked / 50) return new TextDecoder('utf-16le').decode(bytes);
  if (even > looked / 5 && odd < looked / 50) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('windows-1252').decode(bytes);
}

function isText(text: string): boolean {
  if (text.includes('\0')) return false;
  const controls = text.match(CONTROL)?.length ?? 0;
  return controls <= 1 + (text.length / 1_000) * CONTROLS_PER_THOUSAND;
}
