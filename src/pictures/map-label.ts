import type { Version } from '../domain/claim.ts';
import type { SaidAbout } from '../domain/said-about.ts';
import { isNotable } from './claim-label.ts';
import { widthOf } from './font.ts';
import { FLAGS, type Flag, flag, flagsOf, flagWidth, mark } from './look.ts';
import { element, type Svg, text } from './svg.ts';

/** Pixels of a line that its label takes at most. */
export const LABEL_WIDTH = 320;
export const COUNT = { size: 12, weight: 600 } as const;
const REFERENCES = { size: 11, weight: 400 } as const;

/** What stands at the beginning of a line, and the claims that it names. */
export interface Label {
  readonly named: readonly Version[];
  readonly width: number;
  drawnAt(x: number, y: number): Svg;
}

/** "✕ 3 HACK-1, HACK-2 +1" and what must be known of them. */
export function labelOf({ stance, claims }: SaidAbout): Label {
  const flags = Object.values(FLAGS).filter((one: Flag) => claims.some((claim) => flagsOf(claim).includes(one)));
  const letters = flags.map(({ letter }) => letter);
  const count = String(claims.length);
  const afterCount = 14 + widthOf(count, COUNT) + 8;
  const room = LABEL_WIDTH - afterCount - letters.reduce((total, letter) => total + flagWidth(letter) + 4, 0) - 4;
  const inOrder = [...claims.filter(isNotable), ...claims.filter((claim) => !isNotable(claim))];
  let shown = inOrder.length;
  const written = (): string =>
    [
      inOrder
        .slice(0, shown)
        .map(({ reference }) => reference)
        .join(', '),
      shown < inOrder.length ? `+${inOrder.length - shown}` : '',
    ]
      .filter((part) => part !== '')
      .join(' ');
  while (shown > 0 && widthOf(written(), REFERENCES) > room) shown -= 1;
  const references = written();
  const flagsAt = afterCount + widthOf(references, REFERENCES) + 6;
  const width = flagsAt + letters.reduce((total, letter) => total + flagWidth(letter) + 4, 0);
  return {
    named: inOrder.slice(0, shown),
    width,
    drawnAt(left, y) {
      let x = left + flagsAt;
      const drawnFlags = letters.map((letter) => {
        const one = flag(letter, x, y + 4);
        x += flagWidth(letter) + 4;
        return one;
      });
      return element(
        'g',
        {},
        mark(stance, left + 5, y),
        text(count, left + 14, y + 4.5, COUNT),
        text(references, left + afterCount, y + 4, REFERENCES),
        ...drawnFlags,
      );
    },
  };
}
