import { EVERYONE } from "../access/actors";
import { addresses } from "../access/addresses";
import type { World } from "../access/world";
import type { Ground, Served, Told } from "./world";

/** Something to ask for: a GET, or a POST of JSON. */
export type Place = { path: string; body?: unknown };

/** The world in which every photo is this one, of this owner. */
function worldAround({ world, owner }: Ground, photoId: string, urlToken: string): World {
  const photo = { ...world.photos.public, id: photoId, urlToken, ownerId: owner.id, title: "" };
  const photos = Object.fromEntries(Object.keys(world.photos).map((kind) => [kind, photo])) as World["photos"];
  return { ...world, photos, people: { ...world.people, owner } };
}

/** Every address of the instance as the table of doors has it, asked about each of these photos. */
export function doorsAbout(ground: Ground, told: Told[], files: Served[]): Place[] {
  const places = new Map<string, Place>();
  for (const { photoId } of told) {
    const world = worldAround(ground, photoId, files.find((file) => file.photoId === photoId)!.urlToken);
    for (const { path, body } of Object.values(addresses(EVERYONE)).flat()) {
      const place = { path: path(world), ...(body && { body: body(world) }) };
      places.set(JSON.stringify(place), place);
    }
  }
  return [...places.values()];
}

/** What no table names: filters, what robots and previews look for, and the framework's own way to pictures. */
export function besides({ owner }: Ground, files: Served[]): Place[] {
  const filters = ["q=canary", "q=nikon", "iso=400-", "sort=taken", "more=camera", "more=lens,tag"].map(
    (filter) => `/search?owner=${owner.username}&${filter}`,
  );
  const robots = ["/robots.txt", "/sitemap.xml", "/feed.xml", "/atom.xml", "/manifest.webmanifest", `/u/${owner.username}/feed.xml`];
  const previews = files
    .slice(0, 3)
    .flatMap(({ photoId, urlToken }) => [
      `/_next/image?url=${encodeURIComponent(`/f/${urlToken}/original.jpg`)}&w=640&q=75`,
      `/p/${photoId}/opengraph-image`,
      `/p/${photoId}/twitter-image`,
      `/oembed?url=/p/${photoId}`,
    ]);
  return [...filters, ...robots, ...previews].map((path) => ({ path }));
}

const LINK = /(?:href|src|content|action)="([^"]+)"|srcset="([^"]+)"/gi;

/** The addresses of this instance that a page leads to, shows or is previewed by. */
export function linksIn(html: string, origin: string): string[] {
  const named = [...html.matchAll(LINK)].flatMap(([, one, several]) => (one ? [one] : several!.split(",").map((part) => part.trim().split(" ")[0]!)));
  const paths = named.map((link) => link.replaceAll("&amp;", "&").replace(origin, "")).filter((link) => /^\/(?![/_])/.test(link));
  return [...new Set(paths.map((path) => path.split("#")[0]!))];
}
