import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { gear } from "@/db/schema";
import { aGear } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { mergeGearAction, renameGearAction } from "@/lib/gear/admin/actions";
import { ADMINISTRATOR } from "../actors";
import { send, type Cases } from "./attempt";

/** What is done to the catalogue of cameras and lenses. */
export const gearActions: Cases = {
  renameGearAction: {
    open: ADMINISTRATOR,
    attempt: async () => {
      const { id } = await aGear("camera");
      const name = `Renamed ${newId().slice(-12)}`;
      return {
        send: send(renameGearAction, { gear: id, maker: "Renamed", name }),
        happened: async () => (await db.$count(gear, eq(gear.name, name))) === 1,
      };
    },
  },
  mergeGearAction: {
    open: ADMINISTRATOR,
    attempt: async () => {
      const [from, into] = [await aGear("lens"), await aGear("lens")];
      return {
        send: send(mergeGearAction, { gear: from.id, into: into.id }),
        happened: async () => (await db.$count(gear, eq(gear.id, from.id))) === 0,
      };
    },
  },
};
