/** One mail to one person. */
export type Mail = {
  /** The bare address; names of people stay out of headers. */
  to: string;
  subject: string;
  html: string;
  text: string;
  /** Names this mail; sent again under the same key (a retried job), it is recognised as the same one. */
  key: string;
  /** For mails that nobody asked for one by one: where they are ended, by a POST alone and without signing in (RFC 8058); a person who follows it sees a page. */
  unsubscribe?: string;
};

/** A mail with everything a transport needs. */
export type Letter = Mail & { from: string };
