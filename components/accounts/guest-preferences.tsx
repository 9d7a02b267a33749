import { getLocale, getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/classes";
import { MoonIcon, SunIcon, SystemIcon } from "@/components/ui/icons";
import { languageName } from "@/lib/accounts/format";
import { setLanguageAction, setThemeAction } from "@/lib/accounts/settings/actions";
import { THEMES, type Preferences } from "@/lib/accounts/types";

const SIGNS = { system: SystemIcon, light: SunIcon, dark: MoonIcon };
const CHOICE = cn(buttonVariants({ variant: "quiet", size: "sm" }), "px-2.5 font-normal text-muted aria-pressed:bg-sunken aria-pressed:text-ink");

/** Whose letters are on every page. Of another alphabet one word is not worth 20 KB of our font: it stands in one that is here already. */
const LATIN = /^\p{Script=Latin}/u;

/** Language and look for people without an account: plain buttons that set a cookie. */
export async function GuestPreferences({ theme, languages }: { theme: Preferences["theme"]; languages: readonly string[] }) {
  const t = await getTranslations("settings.appearance");
  const current = await getLocale();
  return (
    <footer className="mt-auto border-t border-line">
      <div className="mx-auto flex max-w-content flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-4 sm:px-6">
        <form action={setLanguageAction} aria-label={t("language")} className="-mx-2.5 flex flex-wrap gap-1">
          {languages.map((language) => (
            <button
              key={language}
              type="submit"
              name="language"
              value={language}
              lang={language}
              aria-pressed={language === current}
              className={cn(CHOICE, language !== current && !LATIN.test(languageName(language)) && "font-fallback")}
            >
              {languageName(language)}
            </button>
          ))}
        </form>
        <form action={setThemeAction} aria-label={t("theme")} className="-mx-2.5 flex gap-1">
          {THEMES.map((look) => {
            const Sign = SIGNS[look];
            return (
              <button key={look} type="submit" name="theme" value={look} aria-pressed={look === theme} aria-label={t(look)} title={t(look)} className={CHOICE}>
                <Sign size={18} />
              </button>
            );
          })}
        </form>
      </div>
    </footer>
  );
}
