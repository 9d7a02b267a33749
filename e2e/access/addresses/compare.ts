import { NOBODY, OWNER } from "../actors";
import { LET_IN, type Case, type Doors, type Sight } from "./case";

/** Photographs held against each other: only what is public and may be had in full, each as far as one sees it. */
export const compareDoors = ({ lookers }: Sight): Doors => ({
  "/compare": [
    { what: "the camera among those to choose", path: () => "/compare", open: lookers, shows: ({ compared }) => compared.name },
    {
      what: "the camera found",
      path: ({ compared }) => `/compare?find=${encodeURIComponent(compared.name)}`,
      open: lookers,
      shows: ({ compared }) => compared.slug,
    },
    {
      what: "a public photo in its cell",
      path: ({ compared }) => `/compare?camera=${compared.slug}`,
      open: lookers,
      shows: ({ compared }) => compared.public.title,
    },
    {
      what: "how many could stand there",
      path: ({ compared }) => `/compare?camera=${compared.slug}`,
      open: lookers,
      counts: { pattern: />1 of (\d+)</, expected: () => 1 },
    },
    ...(["friends", "private", "withheld", "ofSuspended"] as const).flatMap((kind): Case[] => [
      {
        what: `${kind}, chosen for a cell`,
        path: ({ compared }) => `/compare?camera=${compared.slug}&cell=${compared[kind].id}`,
        open: NOBODY,
        shows: ({ compared }) => compared[kind].title,
      },
      {
        what: `${kind}, picked by itself`,
        path: ({ compared }) => `/compare?photo=${compared[kind].id}`,
        open: NOBODY,
        shows: ({ compared }) => compared[kind].title,
      },
    ]),
    {
      what: "a public photo picked by itself",
      path: ({ compared }) => `/compare?photo=${compared.public.id}`,
      open: lookers,
      shows: ({ compared }) => compared.public.title,
    },
    {
      what: "a photo of a private account",
      path: ({ secluded }) => `/compare?photo=${secluded.photo.id}`,
      open: LET_IN,
      shows: ({ secluded }) => secluded.photo.title,
    },
    {
      what: "a camera only a private photo knows",
      path: ({ secret }) => `/compare?camera=${secret.toLowerCase().replaceAll(" ", "-")}`,
      open: OWNER,
      shows: ({ secret }) => secret,
    },
  ],
});
