/** What an app's command takes, as the app says it: the page's composer offers it while one types. */
export type CommandHints = {
  /** With its slash. */
  command: string;
  verbs: readonly VerbHint[];
  filters: readonly FilterHint[];
};

/** A verb. Its usage begins with its name; the filters it takes stand there, each with its colon. */
type VerbHint = {
  name: string;
  usage: string;
  summary: string;
  group: string;
  /** Names of the verbs that may follow after its first argument, for one that asks others (`as-of <time> <verb> …`). */
  verbs?: readonly string[];
};

type FilterHint = {
  /** Without its colon. */
  name: string;
  /** What to type after the colon, in a few words. */
  hint: string;
  /** All that can be typed there, where that is a short list. */
  values?: readonly string[];
};
