import { storedUpload } from "@/embedded/uploads";
import { log } from "@/lib/core/log";
import { refuseUpload } from "@/lib/media/limits/mutations";
import { UploadRefused, type RefusedUpload } from "@/lib/media/limits/types";

type Arrived = NonNullable<Awaited<ReturnType<typeof storedUpload>>>;

/** Gives what has arrived under an upload's key to whoever makes something of it. What there is no room for is answered as such, and goes. */
export async function takeArrival<Receipt>(key: string, register: (arrived: Arrived) => Promise<Receipt>): Promise<Receipt | RefusedUpload> {
  try {
    const arrived = await storedUpload(key);
    if (!arrived) throw new Error("an upload was reported that is not in the store");
    return await register(arrived).catch((error: unknown) => {
      if (error instanceof UploadRefused) return refuseUpload(arrived.stored, error.refusal);
      throw error;
    });
  } catch (error) {
    log.error({ err: error }, "an upload could not be taken over");
    throw error;
  }
}
