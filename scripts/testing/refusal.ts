import { AppError } from "@/lib/core/errors";

/** What a refusal told the person: the key, and the field it stands beside. Anything but a refusal is a fault of the test's. */
export async function refusal(promise: Promise<unknown>): Promise<{ key: string; field: string | undefined }> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error("expected to be refused", { cause: error });
  return { key: error.say.key, field: error.field };
}
