import type picture from "@/messages/en/picture.json";
import type upload from "@/messages/en/upload.json";

/** The texts of changing a picture, handed over whole, as the browser speaks on its own here; and why an upload may not go through. */
export type PictureWords = typeof picture & { problems: (typeof upload)["problems"] };
