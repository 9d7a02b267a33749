"use client";

import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Explained, MoreMenu } from "@/components/ui/more-menu";
import { Row, Section } from "./section";

export function Floating() {
  return (
    <Section title="What floats">
      <Row>
        <Dialog>
          <DialogTrigger asChild>
            <Button>Ask</Button>
          </DialogTrigger>
          <DialogContent
            title="Delete this photo?"
            description="It goes from every page at once. You can undo it for ten seconds."
            closeLabel="Close"
            footer={
              <>
                <DialogClose asChild>
                  <Button>Keep it</Button>
                </DialogClose>
                <Button variant="danger">Delete</Button>
              </>
            }
          />
        </Dialog>
        <span className="flex w-72 justify-end">
          <MoreMenu label="More">
            <Explained words="It goes from every page at once.">
              <Button variant="danger" size="sm">
                Delete
              </Button>
            </Explained>
          </MoreMenu>
        </span>
      </Row>
    </Section>
  );
}
