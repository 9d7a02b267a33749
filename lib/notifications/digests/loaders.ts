import { getInstance } from "@/lib/accounts/data";
import { whoseMails } from "./data";

/** Whether the link in hand ends somebody's mails, and what the instance is called that sends them. */
export async function loadUnsubscribing(token: string | undefined): Promise<{ works: boolean; instance: string }> {
  const [whose, { name: instance }] = await Promise.all([token ? whoseMails(token) : null, getInstance()]);
  return { works: whose !== null, instance };
}
