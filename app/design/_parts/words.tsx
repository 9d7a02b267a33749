import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { EmptyPhotos, EmptySearch } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "./section";

export function Words() {
  return (
    <Section title="Cards and words that stand out">
      <Card title="Name" description="How others see you." footer={<Button variant="primary">Save</Button>}>
        <p>A hairline around what belongs together.</p>
      </Card>
      <Callout>Photos are being prepared. You may leave this page.</Callout>
      <Callout tone="success" title="Twenty photos are ready">
        They are on your page now.
      </Callout>
      <Callout tone="warning" title="The connection is gone" action={<Button size="sm">Try again</Button>}>
        What has arrived is safe; the rest waits.
      </Callout>
      <Callout tone="danger" title="This file is no picture">
        notes.pdf was not stored.
      </Callout>
      <EmptyState drawing={<EmptyPhotos />} title="No photos yet" level={3} action={<Button variant="primary">Upload photos</Button>}>
        What you upload stands here by month, newest first.
      </EmptyState>
      <EmptyState drawing={<EmptySearch />} title="Nothing matches all of this" level={3} action={<Button>Take off all filters</Button>}>
        Take a filter off, or search for fewer words.
      </EmptyState>
    </Section>
  );
}
