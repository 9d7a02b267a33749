"use client";

import { Button, IconButton } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { MoreIcon, PencilIcon, TrashIcon } from "@/components/ui/icons";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { Toast } from "@/components/ui/toast";
import { Tooltip } from "@/components/ui/tooltip";
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
        <Menu>
          <MenuTrigger asChild>
            <IconButton label="More" variant="secondary">
              <MoreIcon />
            </IconButton>
          </MenuTrigger>
          <MenuContent>
            <MenuItem icon={<PencilIcon size={18} />}>Edit</MenuItem>
            <MenuSeparator />
            <MenuItem icon={<TrashIcon size={18} />} tone="danger">
              Delete
            </MenuItem>
          </MenuContent>
        </Menu>
        <Tooltip label="Shown on hover and focus">
          <Button variant="quiet">Tooltip</Button>
        </Tooltip>
      </Row>
      <Toast
        action={
          <Button size="sm" variant="quiet">
            Undo
          </Button>
        }
      >
        The photo is deleted.
      </Toast>
    </Section>
  );
}
