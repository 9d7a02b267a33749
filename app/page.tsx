import { Landing } from "@/components/landing/landing";
import { loadWall } from "@/lib/feed/loaders";
import { currentViewer } from "@/lib/platform/session";
import { Home } from "./_parts/home";

export default async function HomePage({ searchParams }: PageProps<"/">) {
  const viewer = await currentViewer();
  if (viewer.kind === "guest") return <Landing photos={await loadWall()} maySignUp={viewer.maySignUp} />;
  return <Home before={(await searchParams).before} />;
}
