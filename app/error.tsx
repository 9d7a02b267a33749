"use client";

import { Fault } from "./_parts/fault";

export default function PageError(props: { error: unknown; retry: () => void }) {
  return <Fault {...props} />;
}
