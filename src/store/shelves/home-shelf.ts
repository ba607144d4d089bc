import type { Instant, UserId } from '../../domain/ids.ts';

/**
 * Home tabs that were lately opened, and are drawn anew when something on them may have changed: a `home` item is queued
 * with each event of a story's, with what one person alone confirms or reads, and with their notices.
 */
export interface HomeShelf {
  /** Somebody opened theirs: it is kept fresh for eight hours. */
  open(user: UserId, at: Instant): Promise<void>;
  /** Whose are kept fresh. */
  opened(at: Instant): Promise<readonly UserId[]>;
  /** Queues the Home tabs of those of them whose are kept fresh. */
  redraw(users: readonly UserId[], at: Instant): Promise<void>;
}
