import { z } from "zod";
import { jobKind } from "@/lib/platform/jobs";

/** Carries one notification to its reader's browsers and, where they want it at once, to their post; each once, as far as it is still for them. */
export const deliverNotification = jobKind("notifications.deliver", z.object({ notificationId: z.string() }));
