/** Whom a viewer's rights depend on, as of one moment. */
export type Circle = {
  me: string | null;
  mayLook: boolean;
  /** Whose photos for friends are open to them; none while their address is not confirmed. */
  friends: string[];
  /** The private accounts that let them in. */
  letIn: string[];
  /** Those they blocked, and those who blocked them. */
  blocked: string[];
};
