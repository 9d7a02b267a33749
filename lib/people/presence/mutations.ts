import { publish, userChannel } from "@/lib/platform/realtime";
import { presenceChanged } from "../events";

/** Milliseconds after which somebody whose last page has closed is gone: going from one page to the next is not leaving. */
const GRACE = 5000;

/** Watches who opens their first page and who closes their last, and tells those who may know. */
export function presenceWatch(grace = GRACE): (channel: string, occupied: boolean) => void {
  const begin = userChannel("");
  const leaving = new Map<string, NodeJS.Timeout>();
  return (channel, occupied) => {
    if (!channel.startsWith(begin)) return;
    const id = channel.slice(begin.length);
    const stays = leaving.get(id);
    clearTimeout(stays);
    leaving.delete(id);
    if (occupied) {
      if (!stays) void publish(presenceChanged, id, { here: true });
      return;
    }
    const gone = (): void => {
      leaving.delete(id);
      void publish(presenceChanged, id, { here: false });
    };
    leaving.set(id, setTimeout(gone, grace).unref());
  };
}
