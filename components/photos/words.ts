import { getTranslations } from "next-intl/server";
import type { PhotoCard } from "@/lib/photos/types";

/** What a photograph is called for those who cannot see it: what its owner says it shows, else its title and whose it is. */
export async function photoWords(): Promise<(photo: Pick<PhotoCard, "title" | "alt" | "owner">) => string> {
  const t = await getTranslations("ui");
  return ({ title, alt, owner }) => alt || (title ? t("photo.titled", { title, name: owner.name }) : t("photo.untitled", { name: owner.name }));
}
