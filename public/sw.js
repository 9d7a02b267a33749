/* Runs beside the pages of one browser, also when none is open. It shows what push messages bring; it keeps no pages, and answers no requests. */

/** What is kept goes by this name: with another, whatever a former version kept is removed. */
const VERSION = "halation-1";

self.addEventListener("install", () => void self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("push", (event) => event.waitUntil(tell(event.data)));
self.addEventListener("notificationclick", (event) => event.waitUntil(open(event.notification)));
self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(renew(event)));

async function takeOver() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== VERSION).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** Whoever looks at a page of ours sees the bell. Safari ends subscriptions of those who show nothing, and is shown it without a sound. */
async function tell(data) {
  const message = read(data);
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const seen = pages.some((page) => page.visibilityState === "visible");
  const agent = self.navigator.userAgent;
  if (seen && !(agent.includes("Safari") && !agent.includes("Chrom"))) return;
  const { title, body, tag, url, language } = message;
  await self.registration.showNotification(title, { body, tag, lang: language, data: { url }, silent: seen || undefined });
}

/** Every message is ours, and hidden from everyone else on its way; one that cannot be read still has to be shown as something. */
function read(data) {
  try {
    return data.json();
  } catch {
    return { title: self.location.host, body: "", tag: "unread", url: "/notifications", language: "" };
  }
}

/** Leads to what a message is about, in a page that is open where there is one; nowhere but on this site. */
async function open(notification) {
  notification.close();
  const target = new URL(notification.data?.url ?? "/notifications", self.location.origin);
  const { href } = target.origin === self.location.origin ? target : new URL("/notifications", self.location.origin);
  const pages = await self.clients.matchAll({ type: "window" });
  const page = pages.find(({ url }) => url === href) ?? pages[0];
  if (!page) {
    await self.clients.openWindow(href);
    return;
  }
  await page.focus();
  if (page.url !== href) await page.navigate(href);
}

/** A push service may end a subscription and have another made; without that, this browser would hear nothing more and not know. */
async function renew({ oldSubscription, newSubscription }) {
  const options = oldSubscription?.options;
  const subscription = newSubscription ?? (options ? await self.registration.pushManager.subscribe(options) : null);
  if (!subscription) return;
  await fetch("/api/push", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(subscription) });
}
