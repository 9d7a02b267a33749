import { MEMBERS, NOBODY, OWNER } from "../actors";
import { FRIENDS, type Case, type Doors, type Sight } from "./case";

/** Tags and what carries them. */
export const tagDoors = ({ allowed, lookers, seen, lookersAnd }: Sight): Doors => ({
  "/t/[tag]": [
    { what: "a public photo that carries it", path: ({ tags }) => `/t/${tags.public}`, open: lookers, shows: ({ photos }) => `/p/${photos.public.id}` },
    { what: "a private photo that carries it", path: ({ tags }) => `/t/${tags.private}`, open: OWNER, shows: ({ photos }) => `/p/${photos.private.id}` },
    { what: "a draft that carries it", path: ({ tags }) => `/t/${tags.draft}`, open: NOBODY, shows: ({ photos }) => `/p/${photos.draft.id}` },
    {
      what: "the number of photos",
      path: ({ tags }) => `/t/${tags.public}`,
      open: [...new Set([...allowed, ...MEMBERS])],
      counts: { pattern: />Photos<span[^>]*>(\d+)</, expected: (actor) => Number(lookers.includes(actor)) },
    },
  ],
  "/t/[tag]/posts": [
    { what: "a public post that carries it", path: ({ tags }) => `/t/${tags.public}/posts`, open: lookers, shows: ({ tagged }) => tagged.public.title },
    { what: "a friends' post that carries it", path: ({ tags }) => `/t/${tags.public}/posts`, open: FRIENDS, shows: ({ tagged }) => tagged.friends.title },
    { what: "a private post that carries it", path: ({ tags }) => `/t/${tags.public}/posts`, open: OWNER, shows: ({ tagged }) => tagged.private.title },
    {
      what: "the number of posts",
      path: ({ tags }) => `/t/${tags.public}/posts`,
      open: [...new Set([...allowed, ...MEMBERS])],
      counts: { pattern: />Posts<span[^>]*>(\d+)</, expected: seen },
    },
  ],
  "/settings/tags": [
    { what: "one's own", path: () => "/settings/tags", open: MEMBERS },
    { what: "what the owner follows", path: () => "/settings/tags", open: OWNER, shows: ({ tags }) => tags.draft },
  ],
  "/api/tags": [
    {
      what: "a tag of a public photo",
      path: ({ tags }) => `/api/tags?typed=${tags.public}`,
      open: MEMBERS.filter((actor) => lookersAnd("owner").includes(actor)),
      shows: ({ tags }) => tags.public,
    },
    ...(["private", "draft"] as const).map((kind): Case => ({
      what: `a tag only a ${kind} photo has`,
      path: ({ tags }) => `/api/tags?typed=${tags[kind]}`,
      open: OWNER,
      shows: ({ tags }) => tags[kind],
    })),
  ],
});
