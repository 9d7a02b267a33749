import { StaffOnly, staffOnlyMetadata } from "@/components/shell/dead-ends";

export const generateMetadata = staffOnlyMetadata;

/** Should a page of the staff forget `orDeadEnd`, by which it says this itself. */
export default function Forbidden() {
  return <StaffOnly />;
}
