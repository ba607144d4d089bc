import type { Instant } from '../../domain/ids.ts';

export interface JobShelf {
  /** Whether a job is due, `everySeconds` after it was last begun: if so it is the caller's, and begins now. */
  claim(name: string, everySeconds: number, at: Instant): Promise<boolean>;
  /** Makes a job that failed due again after `inSeconds`. */
  again(name: string, everySeconds: number, inSeconds: number, at: Instant): Promise<void>;
}
