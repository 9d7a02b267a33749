import type { Network } from "./network";

/** A page, and what shows that it is no other: in its answer everywhere, whatever the scale. */
export type Page = {
  name: string;
  /** The name of its copy on the floors. */
  slug: string;
  path: (network: Network) => string;
  says: RegExp;
};

const PHOTO = /Harbour \d+/;
const POST = /The light was good today\./;

/** What is read most. Search, with its exact counts, is measured by itself. */
export const PAGES: readonly Page[] = [
  { name: "home feed", slug: "home", path: () => "/", says: PHOTO },
  { name: "everyone", slug: "everyone", path: () => "/everyone", says: PHOTO },
  { name: "profile", slug: "profile", path: () => "/u/author", says: /Person 2\b/ },
  { name: "profile of whoever has one photo of a hundred", slug: "hoarder", path: () => "/u/hoarder", says: /Person 3\b/ },
  { name: "posts of a profile", slug: "posts", path: () => "/u/author/posts", says: POST },
  { name: "photo", slug: "photo", path: ({ photo }) => `/p/${photo}`, says: /How still the water is\./ },
  { name: "post", slug: "post", path: ({ post }) => `/post/${post}`, says: POST },
  { name: "explore", slug: "explore", path: () => "/explore", says: PHOTO },
  { name: "tag", slug: "tag", path: () => "/t/bench1", says: PHOTO },
];
