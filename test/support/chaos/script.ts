import fc from 'fast-check';

export const EMOJI = ['white_check_mark', '+1', '+1::skin-tone-3', 'x', '-1', 'eyes'];

/** Somebody puts an emoji on the card, or takes theirs off it; and what becomes of the event that tells of it. */
const act = fc.record({
  who: fc.constantFrom(0, 0, 1, 1, 2, 3, 4),
  emoji: fc.nat({ max: EMOJI.length - 1 }),
  /** Takes one of their own off, where there is one. */
  isRemoval: fc.boolean(),
  event: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom('at once', 'twice', 'late', 'late and twice') },
    { weight: 1, arbitrary: fc.constant('never') },
  ),
});
const press = fc.record({
  who: fc.constantFrom(0, 0, 1, 1, 2, 3),
  button: fc.constantFrom('Approve', 'Approve', 'Hold', 'Take Back'),
});
/** Acts and presses made at the same moment, and what the connection or the desk does after them. */
const moment = fc.record({
  acts: fc.array(act, { minLength: 1, maxLength: 4 }),
  presses: fc.array(press, { maxLength: 2 }),
  line: fc.oneof(
    { weight: 18, arbitrary: fc.constant('nothing' as const) },
    { weight: 2, arbitrary: fc.constantFrom('cut' as const, 'refresh' as const) },
    { weight: 2, arbitrary: fc.constant('restart' as const) },
  ),
});
const review = fc.record({
  /**
   * `prompt`: nothing late or lost, so that each event has to do its own work. `dark`: everything late or lost and nothing
   * pressed, so that no reading comes between, and the last state of the card alone decides.
   */
  pace: fc.constantFrom('prompt', 'mixed', 'dark'),
  moments: fc.array(moment, { minLength: 1, maxLength: 6 }),
  lateFirst: fc.array(fc.nat({ max: 50 }), { maxLength: 30 }),
});

/** A claim's life: its review, and what becomes of it once it is approved. */
export const lives = fc.record({
  proposer: fc.nat({ max: 1 }),
  first: review,
  next: fc.constantFrom('nothing', 'retract', 'correct', 'correct', 'correct and retract'),
  second: review,
});

export type Life = typeof lives extends fc.Arbitrary<infer One> ? One : never;
export type Review = Life['first'];
export type Moment = Review['moments'][number];
export type Press = Moment['presses'][number];
export type Act = Moment['acts'][number];

/** In the order drawn, as far as the draws go; then the rest. */
export function shuffled<Item>(items: readonly Item[], draws: readonly number[]): Item[] {
  const rest = [...items];
  const first = draws.flatMap((draw) => (rest.length > 0 ? rest.splice(draw % rest.length, 1) : []));
  return [...first, ...rest];
}
