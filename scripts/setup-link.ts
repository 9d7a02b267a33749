// Prints a fresh set-up link, or nothing when the instance has its administrator.
import { closeDatabase } from "@/db/client";
import { issueSetupToken } from "@/lib/accounts/mutations";
import { publicUrl } from "@/lib/core/env";

const token = await issueSetupToken();
if (token) console.log(`${publicUrl()}/setup?token=${token}`);
await closeDatabase();
