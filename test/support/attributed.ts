import assert from 'node:assert/strict';
import type { Attributed, Stretch } from '../../src/domain/attributed.ts';

/** What stands where in a text: each part as printed there, content in as many pieces as it has. */
interface Parts extends Partial<Pick<Attributed, 'mode' | 'stance' | 'speaker' | 'confidence'>> {
  readonly content: string | readonly string[];
  readonly source?: string;
  readonly cue?: string;
  readonly title?: string;
  readonly venue?: string;
  readonly said?: string;
}

/** An attribution in a text, for a test of a rule. The speaker is the source as printed unless it says otherwise. */
export function attributed(text: string, parts: Parts): Attributed {
  const { content, source, cue, title, venue, said } = parts;
  const part = (words: string | undefined) => (words === undefined ? null : stretch(text, [words]));
  return {
    ...{ source: part(source), cue: part(cue), content: stretch(text, [content].flat()) },
    ...{ title: part(title), venue: part(venue), said: part(said) },
    ...{ mode: parts.mode ?? 'paraphrase', stance: parts.stance ?? 'statement', confidence: parts.confidence ?? 0.9 },
    speaker: parts.speaker === undefined ? (source ?? null) : parts.speaker,
  };
}

function stretch(text: string, pieces: readonly string[]): Stretch {
  const spans = pieces.map((piece): [number, number] => {
    const start = text.indexOf(piece);
    assert.ok(start >= 0, `“${piece}” in: ${text}`);
    return [start, start + piece.length];
  });
  return { spans, text: pieces.join(' ') };
}
