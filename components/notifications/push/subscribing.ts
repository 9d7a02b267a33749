/** Why a browser was not subscribed: it has no push service, its owner said no to it or to being asked, or our server could not be told. */
type Trouble = "no-service" | "blocked" | "not-now" | "failed";

/** Whether a browser can be told when its pages are closed: over plain http, and in some browsers, it cannot. */
export const canPush = (): boolean => window.isSecureContext && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

/** What this browser has been told by its owner, and whether it takes messages from this server. */
export async function pushState(publicKey: string): Promise<"on" | "off" | "blocked"> {
  if (Notification.permission === "denied") return "blocked";
  const registration = await navigator.serviceWorker.getRegistration("/");
  const subscription = await registration?.pushManager.getSubscription();
  return subscription && isFor(subscription, publicKey) ? "on" : "off";
}

/** Subscribes this browser; its own question comes first, and only to somebody who has just pressed a button. Null where all went well. */
export async function subscribe(publicKey: string): Promise<Trouble | null> {
  const permission = await Notification.requestPermission();
  if (permission !== "granted") return permission === "denied" ? "blocked" : "not-now";
  const subscription = await makeSubscription(publicKey).catch(() => null);
  if (!subscription) return "no-service";
  const answer = await fetch("/api/push", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(subscription) }).catch(
    () => null,
  );
  if (answer?.ok) return null;
  await subscription.unsubscribe().catch(() => false);
  return "failed";
}

/** Ends the subscription in the browser, too, so that its push service forgets it. */
export async function endHere(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration("/");
  const subscription = await registration?.pushManager?.getSubscription();
  await subscription?.unsubscribe();
}

async function makeSubscription(publicKey: string): Promise<PushSubscription> {
  await navigator.serviceWorker.register("/sw.js", { scope: "/", updateViaCache: "none" });
  const { pushManager } = await navigator.serviceWorker.ready;
  const former = await pushManager.getSubscription();
  if (former && !isFor(former, publicKey)) await former.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
}

/** One that was made for another key of this server takes nothing from it any more. */
function isFor({ options }: PushSubscription, publicKey: string): boolean {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer());
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "") === publicKey;
}
