import { DeadEndPage, deadEndMetadata } from "@/components/shell/dead-ends";

export const generateMetadata = () => deadEndMetadata(404);

/** For addresses of no page; pages whose subject is missing say the same (`orDeadEnd`). */
export default function NotFound() {
  return <DeadEndPage status={404} />;
}
