/** One mail to one person. */
export type Mail = {
  /** The bare address; names of people stay out of headers. */
  to: string;
  subject: string;
  html: string;
  text: string;
  /** Names this mail; sent again under the same key (a retried job), it is recognised as the same one. */
  key: string;
};

/** A mail with everything a transport needs. */
export type Letter = Mail & { from: string };
