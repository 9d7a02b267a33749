"use client";

import { useCallback } from "react";
import { FormSelect } from "@/components/ui/form-fields";
import { UTC_ZONE } from "@/lib/core/time";

type ZoneGroup = { name: string; zones: readonly { zone: string; city: string }[] };

type ZoneSelectProps = {
  label: string;
  hint: string;
  utc: string;
  groups: readonly ZoneGroup[];
  chosen: string;
  /** Nobody has said one yet: the browser's own is offered. */
  undecided: boolean;
};

/** What this browser calls a time zone, its own unless another is named; its list may have other names than ours. */
function canonical(timeZone?: string): string | null {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** The time zones of the world, by region. */
export function ZoneSelect({ label, hint, utc, groups, chosen, undecided }: ZoneSelectProps) {
  const offer = useCallback(
    (list: HTMLSelectElement | null) => {
      if (!undecided || !list) return;
      const here = canonical();
      const option = [...list.options].find(({ value }) => value === here) ?? [...list.options].find(({ value }) => canonical(value) === here);
      if (option) list.value = option.value;
    },
    [undecided],
  );
  return (
    <FormSelect ref={offer} name="timeZone" label={label} hint={hint} defaultValue={chosen}>
      <option value={UTC_ZONE}>{utc}</option>
      {groups.map(({ name, zones }) => (
        <optgroup key={name} label={name}>
          {zones.map(({ zone, city }) => (
            <option key={zone} value={zone}>
              {city}
            </option>
          ))}
        </optgroup>
      ))}
    </FormSelect>
  );
}
