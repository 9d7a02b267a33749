import { StaffOnly, staffOnlyMetadata } from "@/components/shell/dead-ends";

export const generateMetadata = staffOnlyMetadata;

/** For actions that are the staff's; their pages say the same (`orDeadEnd`). */
export default function Forbidden() {
  return <StaffOnly />;
}
