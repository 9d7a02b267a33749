import { getFormatter, getMessages, getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/ui/action-button";
import { Card } from "@/components/ui/card";
import { describeBrowser } from "@/lib/accounts/format";
import { endPushAction } from "@/lib/notifications/push/actions";
import type { PushBrowser, PushOffer } from "@/lib/notifications/push/types";
import { PushHere, type PushWords } from "./push-here";
import { WherePossible } from "./where-possible";

/** What push messages are, this browser's switch, and the other browsers that get them. Where neither can be, there is nothing to say. Stands last on its page. */
export async function PushCard({ offer: { browsers, publicKey, open } }: { offer: PushOffer }) {
  const [t, words] = await Promise.all([getTranslations("push"), pushWords()]);
  const others = browsers.filter(({ current }) => !current);
  const here = browsers.find(({ current }) => current)?.id ?? null;
  const card = (
    <Card id="push" title={t("title")} description={t("description")}>
      {open ? (
        <WherePossible>
          <PushHere publicKey={publicKey} current={here} words={words} />
        </WherePossible>
      ) : (
        <p className="text-muted">{t("unconfirmed")}</p>
      )}
      {others.length > 0 && (
        <section className="flex flex-col gap-2">
          <h3 className="font-medium">{t("others")}</h3>
          <ul>
            {others.map((browser) => (
              <BrowserLine key={browser.id} browser={browser} />
            ))}
          </ul>
        </section>
      )}
    </Card>
  );
  return others.length > 0 ? card : <WherePossible>{card}</WherePossible>;
}

/** A browser elsewhere that is told, and the way to end that. */
async function BrowserLine({ browser: { id, userAgent, createdAt } }: { browser: PushBrowser }) {
  const [t, sessions, format] = await Promise.all([getTranslations("push"), getTranslations("settings.sessions"), getFormatter()]);
  const { browser, system } = describeBrowser(userAgent);
  const title = browser && system ? sessions("browser-on", { browser, system }) : (browser ?? system ?? sessions("unknown"));
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line py-3 first:border-t-0">
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-medium">{title}</p>
        <p className="text-sm text-muted">{t("since", { day: format.dateTime(createdAt, "day") })}</p>
      </div>
      <ActionButton action={endPushAction} fields={{ browser: id }} variant="secondary" size="sm" aria-label={t("end-of", { browser: title })}>
        {t("end")}
      </ActionButton>
    </li>
  );
}

/** What the browser says about itself. */
async function pushWords(): Promise<PushWords> {
  const { push } = (await getMessages()) as unknown as { push: { here: PushWords } };
  return push.here;
}
