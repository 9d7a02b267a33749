import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page, PageHeader } from "@/components/shell/page";
import { Controls } from "./_parts/controls";
import { Floating } from "./_parts/floating";
import { Foundations } from "./_parts/foundations";
import { Forms } from "./_parts/forms";
import { Photographs } from "./_parts/photographs";
import { Rules } from "./_parts/rules";
import { Words } from "./_parts/words";

export const metadata: Metadata = { title: "Design" };

/** Every primitive in every state, both themes side by side; in development only. */
export default function DesignPage() {
  if (process.env.NODE_ENV === "production") notFound();
  return (
    <Page width="full">
      <PageHeader
        title="Design"
        description="Every primitive in every state. Light and dark stand side by side; the page around them follows your own theme."
      />
      <Rules />
      <div className="mt-12 grid gap-4 lg:grid-cols-2">
        {(["light", "dark"] as const).map((theme) => (
          <div key={theme} data-theme={theme} className="flex min-w-0 flex-col gap-12 rounded-lg border border-line bg-canvas p-4 text-ink sm:p-8">
            <Foundations theme={theme} />
            <Controls theme={theme} />
            <Forms theme={theme} />
            <Words />
            <Floating />
          </div>
        ))}
      </div>
      <Photographs />
    </Page>
  );
}
