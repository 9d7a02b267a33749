import { getTranslations } from "next-intl/server";
import type { PhotoView } from "@/lib/photos/types";
import { CompareLink } from "./compare-link";

/** What others may have in full size can be held against other photographs, pixel by pixel. */
export async function ComparePhoto({ photo: { id, visibility, status, files } }: { photo: Pick<PhotoView, "id" | "visibility" | "status" | "files"> }) {
  if (visibility !== "public" || status !== "ready" || !files.some(({ variant }) => variant === "full")) return null;
  const t = await getTranslations("compare.link");
  return <CompareLink photoId={id} words={{ alone: t("alone"), joins: [1, 2, 3].map((count) => t("joins", { count })) }} />;
}
