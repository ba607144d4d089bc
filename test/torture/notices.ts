import { z } from 'zod';
import type { Post } from '../support/traffic.ts';

const Piece = z.object({ type: z.string(), elements: z.array(z.unknown()).default([]) });
const Text = z.object({ text: z.string() });

/** Words of which a recall tells that they went out of use: those quoted as what its reader was shown. */
export function wordsRecalled({ blocks }: Post): string[] {
  const pieces = z
    .array(Piece)
    .parse(JSON.parse(blocks))
    .flatMap((block) => z.array(Piece).catch([]).parse(block.elements));
  return pieces.flatMap((piece, index) => (textOf(pieces[index - 1]) === 'You were shown: ' ? [textOf(piece)] : []));
}

const textOf = (piece: z.infer<typeof Piece> | undefined): string =>
  (piece?.elements ?? []).map((element) => Text.safeParse(element).data?.text ?? '').join('');
