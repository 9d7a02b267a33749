import { MEMBERS, NOBODY, OWNER } from "../actors";
import { FRIENDS, type Doors, type Sight } from "./case";

/** Cameras and lenses. What there is of them is no secret; what was taken with them is, and how much. */
export const gearDoors = ({ allowed, lookers, seen, lookersAnd }: Sight): Doors => ({
  "/camera/[slug]": [
    { what: "one that only a private photo knows", path: ({ gear }) => `/camera/${gear.secret.slug}`, open: [...new Set([...allowed, ...MEMBERS])] },
    { what: "the private photo", path: ({ gear }) => `/camera/${gear.secret.slug}`, open: OWNER, shows: ({ photos }) => `/p/${photos.private.id}` },
    {
      what: "who took it",
      path: ({ gear }) => `/camera/${gear.secret.slug}`,
      open: OWNER,
      shows: ({ people }) => `owner=${people.owner.username.toLowerCase()}`,
    },
    { what: "what else it was taken with", path: ({ gear }) => `/camera/${gear.secret.slug}`, open: OWNER, shows: ({ gear }) => gear.lens.name },
    {
      what: "the number of photos",
      path: ({ gear }) => `/camera/${gear.secret.slug}`,
      open: OWNER,
      counts: { pattern: />(\d+) photos?(?: by|<)/, expected: () => 1 },
    },
    { what: "nothing", path: () => "/camera/nobody-has-heard-of-it", open: NOBODY },
  ],
  "/lens/[slug]": [
    { what: "a public photo", path: ({ gear }) => `/lens/${gear.lens.slug}`, open: lookers, shows: ({ photos }) => `/p/${photos.public.id}` },
    { what: "a friends' photo", path: ({ gear }) => `/lens/${gear.lens.slug}`, open: FRIENDS, shows: ({ photos }) => `/p/${photos.friends.id}` },
    { what: "a private photo", path: ({ gear }) => `/lens/${gear.lens.slug}`, open: OWNER, shows: ({ photos }) => `/p/${photos.private.id}` },
    { what: "on what camera it was used in secret", path: ({ gear }) => `/lens/${gear.lens.slug}`, open: OWNER, shows: ({ secret }) => secret },
    {
      what: "the number of photos",
      path: ({ gear }) => `/lens/${gear.lens.slug}`,
      open: lookersAnd("owner"),
      counts: { pattern: />(\d+) photos?(?: by|<)/, expected: seen },
    },
  ],
  "/make/[maker]": [
    { what: "what it makes", path: ({ gear }) => `/make/${gear.lens.maker.toLowerCase()}`, open: lookers, shows: ({ gear }) => gear.lens.slug },
    {
      what: "what only a private photo knows",
      path: ({ gear }) => `/make/${gear.secret.maker.toLowerCase()}`,
      open: OWNER,
      shows: ({ gear }) => gear.secret.slug,
    },
    {
      what: "the private photo",
      path: ({ gear }) => `/make/${gear.secret.maker.toLowerCase()}`,
      open: OWNER,
      shows: ({ photos }) => `/p/${photos.private.id}`,
    },
    { what: "nobody", path: () => "/make/nobody-has-heard-of-it", open: NOBODY },
  ],
  "/cameras": [
    { what: "one that only a private photo knows", path: () => "/cameras", open: OWNER, shows: ({ gear }) => gear.secret.slug },
    { what: "the same, by its name", path: ({ secret }) => `/cameras?q=${encodeURIComponent(secret)}`, open: OWNER, shows: ({ gear }) => gear.secret.slug },
  ],
  "/lenses": [
    { what: "one with a public photo", path: () => "/lenses", open: lookers, shows: ({ gear }) => gear.lens.slug },
    {
      what: "the number of photos",
      path: ({ gear }) => `/lenses?q=${encodeURIComponent(gear.lens.name)}`,
      open: lookersAnd("owner"),
      counts: { pattern: />(\d+) photos?(?: by|<)/, expected: seen },
    },
  ],
});
