import { Avatar } from "@/components/ui/avatar";
import { Button, buttonVariants, IconButton } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { CameraIcon, MoreIcon, PencilIcon, TagIcon, TrashIcon, UploadIcon } from "@/components/ui/icons";
import { Progress } from "@/components/ui/progress";
import { Spinner } from "@/components/ui/spinner";
import { Segments } from "@/components/ui/segments";
import { Tabs } from "@/components/ui/tabs";
import { Row, Section } from "./section";

const VARIANTS = ["primary", "secondary", "quiet", "danger"] as const;

export function Controls({ theme }: { theme: string }) {
  return (
    <>
      <Section title="Buttons">
        {VARIANTS.map((variant) => (
          <Row key={variant}>
            <Button variant={variant}>Save</Button>
            <Button variant={variant} disabled>
              Save
            </Button>
            <Button variant={variant} pending>
              Save
            </Button>
            <Button variant={variant} size="sm">
              Small
            </Button>
          </Row>
        ))}
        <Row>
          <Button variant="primary" size="lg">
            <UploadIcon />
            Upload photos
          </Button>
          <a href="#main" className={buttonVariants({ size: "lg" })}>
            A link
          </a>
        </Row>
        <Row>
          <IconButton label="Edit">
            <PencilIcon />
          </IconButton>
          <IconButton label="More" variant="secondary">
            <MoreIcon />
          </IconButton>
          <IconButton label="Delete" variant="danger" size="sm">
            <TrashIcon size={18} />
          </IconButton>
        </Row>
      </Section>
      <Section title="Chips, tabs, people">
        <Row>
          <Chip>plain</Chip>
          <Chip href="#main" icon={<TagIcon size={16} />} count={128}>
            harbour
          </Chip>
          <Chip href="#main" active icon={<CameraIcon size={16} />}>
            Nikon Z 6II
          </Chip>
          <Chip href="#main" active removeLabel="Remove ISO 400 to 800">
            ISO 400 to 800
          </Chip>
        </Row>
        <Segments
          label={`Order, ${theme}`}
          segments={[
            { href: "/design", label: "Newest", current: true },
            { href: "/design?sort=popular", label: "Popular", current: false },
          ]}
        />
        <Tabs
          label={`Parts of a profile, ${theme}`}
          tabs={[
            { href: "/design", label: "Photos", current: true, count: 312 },
            { href: "/design?tab=albums", label: "Albums", count: 4 },
            { href: "/design?tab=collections", label: "Collections" },
          ]}
        />
        <Row>
          <Avatar name="Nadia Sørensen" size="xs" />
          <Avatar name="Лев Карамзин" size="sm" />
          <Avatar name="Inês Duarte" />
          <Avatar name="Åsa" size="lg" />
          <Avatar name="Nadia Sørensen" size="xl" decorative={false} />
        </Row>
      </Section>
      <Section title="Waiting">
        <Row>
          <Spinner label="Working" />
          <Spinner size={28} className="text-accent-text" />
        </Row>
        <Progress label="IMG_2041.JPG" value={0.62} />
        <Progress label="IMG_2042.JPG" value={1} tone="success" />
        <Progress label="IMG_2043.JPG" value={0.3} tone="danger" />
        <Progress label="IMG_2044.JPG" />
      </Section>
    </>
  );
}
