import { DeadEndPage, deadEndMetadata } from "@/components/shell/dead-ends";

export const generateMetadata = () => deadEndMetadata(403);

/** Should a page of the staff forget `orDeadEnd`, by which it says this itself. */
export default function Forbidden() {
  return <DeadEndPage status={403} />;
}
