import { getLocale, getMessages } from "next-intl/server";
import type { ComposerWords, Spoken } from "./words";

/** The texts of writing in the reader's language, for the fields of a form: `<AttachField {...(await spoken())} />`. */
export async function spoken(): Promise<Spoken> {
  const [language, messages] = await Promise.all([getLocale(), getMessages()]);
  const { composer, upload } = messages as { composer: ComposerWords; upload: Pick<ComposerWords, "problems"> };
  return { language, words: { ...composer, problems: upload.problems } };
}
