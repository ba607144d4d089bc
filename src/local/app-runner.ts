/** What is being done to the app or the newsroom; meanwhile nothing else of the kind can be. */
export type Busy = 'starting' | 'stopping' | 'restarting' | 'starting over';

/**
 * Whoever runs the app beside this workspace, and can be asked to stop it and start it again. The workspace itself
 * knows its app by the wire only.
 */
export type AppRunner = {
  readonly busy: Busy | null;
  readonly isRunning: boolean;
  /** Stops the app, if it runs, and starts it again with all it remembers. */
  restart(): Promise<void>;
  /** Stops the app: as after a crash, until somebody restarts it. */
  stopApp(): Promise<void>;
  /** Has the app forget everything, and the workspace too; then tells it the demonstration's story, or nothing. */
  startOver(what: { story: boolean }): Promise<void>;
};
