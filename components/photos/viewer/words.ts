import type viewer from "@/messages/en/viewer.json";

/** The texts of the viewer, handed over whole, as the browser speaks on its own there. */
export type ViewerWords = Pick<typeof viewer, "room" | "keys">;
