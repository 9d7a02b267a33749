/** What somebody has typed and not sent yet, by the names of the fields. */
export type Draft = {
  fields: Record<string, string>;
  /** Under what it was sent, where no answer came and nothing was changed since: sent again, it is the same. */
  client?: string;
};

const PREFIX = "halation.draft.";
/** What is kept of a form: what is typed and ticked. Files and photos are not of this device. */
const KEPT = ["title", "topic", "text", "tags", "visibility", "signed", "comments-closed"];
/** Without any of these there is nothing to keep. */
const TYPED = ["title", "topic", "text", "tags"];

/** Under what a draft is kept on a device: nobody else who signs in there gets to see it. */
export const draftKey = (memberId: string, wallId: string): string => `${PREFIX}${memberId}.${wallId}`;

/** What a form holds now. */
export function fieldsOf(form: HTMLFormElement): Draft["fields"] {
  const data = new FormData(form);
  return Object.fromEntries([...data].flatMap(([name, value]) => (KEPT.includes(name) && typeof value === "string" ? [[name, value]] : [])));
}

/** Puts back what a form held. */
export function fillIn(form: HTMLFormElement, fields: Draft["fields"]): void {
  for (const name of KEPT) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = name in fields;
    else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)
      field.value = fields[name] ?? field.value;
  }
}

/** Whether there is anything in it that one would miss. */
export const holdsWords = ({ fields }: Draft): boolean => TYPED.some((name) => (fields[name] ?? "").trim() !== "");

/** The draft under a key; null where there is none, or where browsers keep nothing. */
export function readDraft(key: string): Draft | null {
  try {
    const read = JSON.parse(localStorage.getItem(key) ?? "null") as Partial<Draft> | null;
    const entries = Object.entries(read?.fields ?? {}).filter(([name, value]) => KEPT.includes(name) && typeof value === "string");
    const draft: Draft = { fields: Object.fromEntries(entries), ...(typeof read?.client === "string" && { client: read.client }) };
    return holdsWords(draft) ? draft : null;
  } catch {
    return null;
  }
}

/** Keeps a draft, or forgets it where nothing is left of it. */
export function keepDraft(key: string, draft: Draft): void {
  try {
    if (holdsWords(draft)) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing, or is full: it is still in the form.
  }
}

/** Forgets one draft; where there is none, nothing happens. */
export function forgetDraft(key: string): void {
  keepDraft(key, { fields: {} });
}

/** Said to the forms that are open when all drafts are forgotten: what they hold is not kept any more either. */
export const FORGOTTEN = "halation:drafts-forgotten";

/** Forgets all drafts on this device: whoever signs out leaves nothing behind. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
  window.dispatchEvent(new Event(FORGOTTEN));
}
