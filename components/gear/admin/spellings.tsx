import { getTranslations } from "next-intl/server";

/** How files spell a camera or lens: `make | model`, in small letters. */
export async function Spellings({ spellings, more = 0 }: { spellings: readonly string[]; more?: number }) {
  const t = await getTranslations("gear.admin");
  return (
    <ul aria-label={t("spellings")} className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
      {spellings.map((spelling) => (
        <li key={spelling} className="wrap-anywhere">
          <code>{spelling.replace("|", " | ")}</code>
        </li>
      ))}
      {more > 0 && <li>{t("more-spellings", { count: more })}</li>}
    </ul>
  );
}
