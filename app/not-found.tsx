import { Missing, missingMetadata } from "@/components/shell/dead-ends";

export const generateMetadata = missingMetadata;

/** For addresses of no page; pages whose subject is missing say the same (`orDeadEnd`). */
export default function NotFound() {
  return <Missing />;
}
