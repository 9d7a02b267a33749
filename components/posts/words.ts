import type composer from "@/messages/en/composer.json";
import type ui from "@/messages/en/ui.json";
import type upload from "@/messages/en/upload.json";

/** The texts of writing, handed over whole, as the browser speaks on its own here; and why a file may not go through. */
export type ComposerWords = typeof composer & { audiences: (typeof ui)["audience"]; problems: (typeof upload)["problems"] };

/** What a field needs that speaks on its own. */
export type Spoken = { language: string; words: ComposerWords };
