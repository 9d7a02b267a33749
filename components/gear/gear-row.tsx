import { Chip, ChipList } from "@/components/ui/chip";
import { gearUrl } from "@/lib/gear/schema";
import type { Gear } from "@/lib/gear/types";
import { Section } from "./section";

/** Cameras or lenses by name, each leading to its page. */
export function GearRow({ title, gear }: { title: string; gear: readonly Gear[] }) {
  if (gear.length === 0) return null;
  return (
    <Section title={title}>
      <ChipList>
        {gear.map((one) => (
          <li key={one.id} className="max-w-full">
            <Chip href={gearUrl(one)}>{one.name}</Chip>
          </li>
        ))}
      </ChipList>
    </Section>
  );
}
