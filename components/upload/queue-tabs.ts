/** How long other tabs have for an answer, in milliseconds. */
const PATIENCE = 500;

type Note = { ask: string; fingerprints: string[] } | { answer: string; fingerprints: string[] };
/** As much of `BroadcastChannel` as this needs. */
export type Channel = Pick<BroadcastChannel, "postMessage" | "addEventListener" | "removeEventListener">;

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- that of a window; a channel has only one
const tell = (channel: Channel, note: Note): void => channel.postMessage(note);

/** Answers other tabs of this browser which of the files they ask about this one is busy with. */
export function answerTabs(channel: Channel, holds: (fingerprint: string) => boolean): void {
  channel.addEventListener("message", ({ data }: MessageEvent<Note>) => {
    if (!("ask" in data)) return;
    const fingerprints = data.fingerprints.filter(holds);
    if (fingerprints.length > 0) tell(channel, { answer: data.ask, fingerprints });
  });
}

/** Which of these files other tabs are busy with. Two that sent to one address would forever interrupt each other. */
export function askTabs(channel: Channel, fingerprints: string[], patience = PATIENCE): Promise<ReadonlySet<string>> {
  const ask = Math.random().toString(36);
  const held = new Set<string>();
  const listen = ({ data }: MessageEvent<Note>): void => {
    if ("answer" in data && data.answer === ask) for (const fingerprint of data.fingerprints) held.add(fingerprint);
  };
  channel.addEventListener("message", listen);
  tell(channel, { ask, fingerprints });
  return new Promise((resolve) => {
    setTimeout(() => {
      channel.removeEventListener("message", listen);
      resolve(held);
    }, patience);
  });
}
