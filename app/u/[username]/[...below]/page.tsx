import { notFound } from "next/navigation";
import { deadEndMetadata, orDeadEnd } from "@/components/shell/dead-ends";
import { loadProfile } from "@/lib/people/loaders";

/** Nothing is here, but addresses below a name that was given up lead to the same ones below the name that followed. */
async function BelowProfilePage({ params }: PageProps<"/u/[username]/[...below]">) {
  const { username, below } = await params;
  await loadProfile(decodeURIComponent(username), `/${below.join("/")}`);
  notFound();
}

export const generateMetadata = () => deadEndMetadata(404);
export default orDeadEnd(BelowProfilePage);
