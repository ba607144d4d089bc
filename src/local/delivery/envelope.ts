/** One thing the app is told, as it travels. */
export type Envelope = {
  type: 'events_api' | 'interactive' | 'slash_commands';
  payload: Record<string, unknown>;
  /** Whether the acknowledgement may carry an answer. */
  accepts_response_payload: boolean;
  retry_attempt?: number;
  retry_reason?: string;
};

/** What became of an envelope. `error` is the code that Slack shows the person who acted. */
export type Receipt =
  | { acked: true; answer: Record<string, unknown>; tookMs: number }
  | { acked: false; error: 'operation_timeout' | 'dispatch_failed' };

/** A way to reach the app: Socket Mode, or HTTP requests. */
export type Delivery = {
  send(envelope: Envelope): Promise<Receipt>;
  close(): Promise<void>;
};
