import { z } from 'zod';
import type { Database } from './database.ts';

const Key = z.instanceof(Uint8Array);

/** The key that hides our numbers in Slack's controls: a migration made it, 32 bytes. */
export const controlKey = (db: Database): Uint8Array =>
  Key.parse(db.prepare('SELECT key FROM control_key').pluck().get());
