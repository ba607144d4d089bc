/** What people saw acknowledged, or were shown: all of it must be there in the end. Reasons and words are used once. */
export class Acknowledged {
  /** Words whose form closed. */
  readonly proposed = new Set<string>();
  /** Reasons of holds, declines and retractions whose form closed. */
  readonly reasons = new Set<string>();
  /** Words that the reader was shown, and words that the reader confirmed to have been told of. */
  readonly shown = new Set<string>();
  readonly confirmed = new Set<string>();
  /** Words of shares with a receipt. */
  readonly shared = new Set<string>();
  /** Presses of *Share in Channel*, whatever came of them, by words. */
  readonly shares = new Map<string, number>();
  /** Acts that ended in no acknowledgement: the desk was dead or dying. */
  unanswered = 0;

  get steps(): number {
    const { confirmed, proposed, reasons, shared, shown } = this;
    return proposed.size + reasons.size + shown.size + shared.size + confirmed.size;
  }
}
