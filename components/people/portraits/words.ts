import type portrait from "@/messages/en/portrait.json";
import type upload from "@/messages/en/upload.json";

/** The texts of pictures of people, handed over whole, as the browser speaks on its own here; and why an upload may not go through. */
export type PortraitWords = typeof portrait & { problems: (typeof upload)["problems"] };
