import type { Proof, Standing, Step } from "./types";

/** What stands between this proof and a session; null where nothing does. */
export function nextStep({ twoFactor, deletesAt }: Pick<Standing, "twoFactor" | "deletesAt">, proof: Proof): Step | null {
  if (twoFactor && proof === "password") return "code";
  return deletesAt ? "leaving" : null;
}
