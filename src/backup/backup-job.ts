import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Job } from '../jobs.ts';
import type { Log } from '../log.ts';
import type { BackupPlan } from './make-backup.ts';

const Answer = z.union([
  z.object({ backup: z.object({ path: z.string(), events: z.number() }) }),
  z.object({ problem: z.string() }),
]);

/** The backup that is made every so often while the desk runs. */
export function backupJob(plan: BackupPlan, everyHours: number, log: Log): Job {
  return {
    name: 'backup',
    everySeconds: everyHours * 3_600,
    async run(stopped) {
      const worker = new Worker(new URL('./backup-worker.ts', import.meta.url), { workerData: plan });
      const end = () => void worker.terminate();
      stopped.addEventListener('abort', end, { once: true });
      const [message] = await once(worker, 'message', { signal: stopped }).finally(() =>
        stopped.removeEventListener('abort', end),
      );
      const answer = Answer.parse(message);
      if ('problem' in answer) throw new Error(`No backup was made: ${answer.problem}`);
      log.info('backup made', answer.backup);
    },
  };
}
