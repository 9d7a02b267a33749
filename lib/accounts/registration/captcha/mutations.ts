import { verifySolution } from "altcha-lib/v1";
import { AppError } from "@/lib/core/errors";
import { count } from "@/lib/platform/rate-limit";
import { CHALLENGE_SECONDS, challengeKey } from "./data";
import { solutionSchema } from "./schema";

/**
 * Takes the solution of a challenge of ours, once. Missing, wrong, expired, spent and made-up ones are answered alike: the page gets another challenge
 * by itself, and the form can be sent again.
 */
export async function spendSolution(text: string | undefined): Promise<void> {
  const solution = solutionSchema.safeParse(parsed(text));
  const right = solution.success && (await verifySolution(solution.data, challengeKey()));
  // Remembered for longer than it would be taken anyway.
  const fresh = right && (await count([["captcha", solution.data.challenge], { limit: 1, seconds: 2 * CHALLENGE_SECONDS, exact: true }])) === 0;
  if (!fresh) throw new AppError("invalid", { key: "registration.captcha.again" });
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
