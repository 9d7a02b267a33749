import { Missing, missingMetadata } from "@/components/shell/missing";

export const generateMetadata = missingMetadata;

/** For addresses of no page; pages whose subject is missing say the same (`orMissing`). */
export default function NotFound() {
  return <Missing />;
}
