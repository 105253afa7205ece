/** Who calls, as the verified token says. */
export type Caller = {
  kind: 'user' | 'service';
  /** User id, or the name of the service. */
  id: string;
  /** Session (`ses_…`) or personal access token (`pat_…`) behind the token. */
  sessionId: string;
  role: 'user' | 'admin' | 'service';
  /** Undefined: everything. Otherwise what a personal access token is limited to. */
  scopes?: readonly string[];
  expiresAt: Date;
};

export type Authenticator = {
  /** @throws ProblemError unauthenticated or token_expired */
  verify(token: string): Promise<Caller> | Caller;
  /** From now on tokens of this session are refused. */
  revoke(sessionId: string): void;
};
