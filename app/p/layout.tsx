import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { ViewerHost } from "@/components/photos/viewer/host";
import type { ViewerWords } from "@/components/photos/viewer/words";

/** Around the pages of all photos, so that the viewer can stay open from one to the next. */
export default async function PhotosLayout({ children }: { children: ReactNode }) {
  const { viewer } = (await getMessages()) as { viewer: ViewerWords };
  return (
    <>
      {children}
      <ViewerHost words={{ room: viewer.room, keys: viewer.keys }} />
    </>
  );
}
