import type { ReactElement } from "react";
import { moreResults } from "@/app/search/_parts/more-results";
import { aPhoto } from "@/db/seed/factories";
import type { PhotoCard } from "@/lib/photos/types";
import { OWNER } from "../actors";
import type { Cases } from "./attempt";

/** What is read of searches. */
export const searchActions: Cases = {
  moreResults: {
    open: OWNER,
    attempt: async ({ people }) => {
      const { id } = await aPhoto({ owner: people.owner, visibility: "private" });
      let seen: string[] = [];
      const look = async () => {
        const { page } = await moreResults(`/search?owner=${people.owner.username}`, "");
        seen = (page as ReactElement<{ photos: PhotoCard[] }>).props.photos.map((photo) => photo.id);
      };
      return { send: look, happened: () => Promise.resolve(seen.includes(id)) };
    },
  },
};
