import { z } from "zod";

const hex = z.string().regex(/^[0-9a-f]{64}$/);

/** A challenge with its answer, as a form carries it. */
export const solutionSchema = z.object({
  algorithm: z.literal("SHA-256"),
  challenge: hex,
  salt: z.string().max(100),
  signature: hex,
  number: z.number().int().nonnegative().max(1_000_000),
});
