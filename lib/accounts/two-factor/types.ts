/** How one's own second factor stands. */
export type OwnTwoFactor = {
  /** Since when it is on; null while it is not. */
  since: Date | null;
  /** Recovery codes that were not used yet. */
  codesLeft: number;
  /** What an authenticator app needs to know, while it is being set up and the password was given of late. */
  setUp: AppSecret | null;
};

/** A TOTP secret: in groups, for typing, and as the address that its QR code holds. */
export type AppSecret = { typed: string; uri: string };
