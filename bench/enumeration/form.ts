/** A form of ours, as the page's script sends it: one request, and an answer without the page around it. */
export type Form = { url: string; action: string };

/**
 * Finds the server action behind the one form of a page that has this field.
 *
 * @throws Error where the page has none
 */
export async function formOn(url: string, field: string): Promise<Form> {
  const page = await (await fetch(url)).text();
  const form = page.split("<form").find((part) => part.split("</form>")[0]!.includes(`name="${field}"`));
  const action = /&quot;id&quot;:&quot;([0-9a-f]+)&quot;/.exec(form ?? "")?.[1];
  if (!action) throw new Error(`${url} has no form with a field "${field}"`);
  return { url, action };
}

/** Sends the form, and answers what came back and after how many milliseconds the last byte of it. */
export async function sendForm({ url, action }: Form, fields: Record<string, string>): Promise<{ ms: number; status: number; body: string }> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(`_1_${name}`, value);
  body.set("0", '[{},"$K1"]');
  const request = new Request(url, {
    method: "POST",
    body,
    headers: { accept: "text/x-component", "next-action": action, origin: new URL(url).origin },
    redirect: "manual",
  });
  const start = performance.now();
  const response = await fetch(request);
  const text = await response.text();
  return { ms: performance.now() - start, status: response.status, body: text };
}
