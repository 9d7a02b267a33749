import { getLocale, getMessages } from "next-intl/server";
import type { ComposerWords, Spoken } from "./words";

/** The texts of writing in the reader's language, for the fields of a form: `<AttachField {...(await spoken())} />`. */
export async function spoken(): Promise<Spoken> {
  const [language, messages] = await Promise.all([getLocale(), getMessages()]);
  const { composer, ui, upload } = messages as {
    composer: ComposerWords;
    ui: { audience: ComposerWords["audiences"] };
    upload: Pick<ComposerWords, "problems">;
  };
  return { language, words: { ...composer, audiences: ui.audience, problems: upload.problems } };
}
