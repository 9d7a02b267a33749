import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PhotoGrid } from "@/components/photos/photo-grid";
import { buttonVariants } from "@/components/ui/button";
import { ApertureIcon, LockIcon, SearchIcon, type Icon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import type { PhotoCard } from "@/lib/photos/types";
import { NightFrame } from "./night-frame";

/** What guests see first: what this place is, and, where they may look, what was shared lately. */
export async function Landing({ photos, maySignUp }: { photos: readonly PhotoCard[]; maySignUp: boolean }) {
  return photos.length > 0 ? <OpenLanding photos={photos} maySignUp={maySignUp} /> : <ClosedLanding maySignUp={maySignUp} />;
}

/** From so many on there are several rows on any screen. */
const ENOUGH = 12;

/** The photographs speak: a few words, then a wall from edge to edge. */
async function OpenLanding({ photos, maySignUp }: { photos: readonly PhotoCard[]; maySignUp: boolean }) {
  const t = await getTranslations("landing");
  return (
    <>
      <div className="mx-auto flex max-w-content flex-col gap-6 px-4 pt-10 pb-10 sm:px-6 sm:pt-16 sm:pb-14 lg:flex-row lg:items-end lg:justify-between">
        <Words />
        <Doors second="look" maySignUp={maySignUp} />
      </div>
      <section aria-labelledby="lately">
        <h2 id="lately" className="sr-only">
          {t("lately")}
        </h2>
        <PhotoGrid photos={photos} first className={photos.length >= ENOUGH ? "fade-out whole-rows" : "fade-out"} />
        <p className="px-4 pb-10 text-center sm:px-6">
          <Link href="/search" className={buttonVariants()}>
            {t("see-all")}
          </Link>
        </p>
      </section>
      <Pledges />
    </>
  );
}

/** No photographs to show, or none for guests: a drawn one stands for them. */
async function ClosedLanding({ maySignUp }: { maySignUp: boolean }) {
  return (
    <>
      <div className="mx-auto grid max-w-content items-center gap-10 px-4 py-10 sm:px-6 sm:py-16 lg:grid-cols-[5fr_6fr] lg:gap-16 lg:py-24">
        <div className="flex flex-col gap-8">
          <Words />
          <Doors second="sign-in" maySignUp={maySignUp} />
        </div>
        <figure className="flex flex-col gap-3 max-lg:-mx-4 sm:max-lg:mx-0">
          <NightFrame className="block h-auto w-full" />
        </figure>
      </div>
      <Pledges />
    </>
  );
}

async function Words() {
  const t = await getTranslations("landing");
  return (
    <div className="flex max-w-[38rem] flex-col gap-4">
      <h1 className="text-3xl font-semibold text-balance sm:text-[2.75rem]/[3.125rem] sm:tracking-[-0.032em]">{t("title")}</h1>
      <p className="max-w-prose text-lg text-muted text-pretty">{t("text")}</p>
    </div>
  );
}

/** Ways in: to join, where one may, and to look around or come back. */
async function Doors({ second, maySignUp }: { second: "look" | "sign-in"; maySignUp: boolean }) {
  const t = await getTranslations("landing");
  return (
    <div className="flex shrink-0 flex-wrap gap-3">
      {maySignUp && (
        <Link href="/sign-up" className={buttonVariants({ variant: "primary", size: "lg" })}>
          {t("sign-up")}
        </Link>
      )}
      <Link href={second === "look" ? "/search" : "/sign-in"} className={buttonVariants({ variant: maySignUp ? "secondary" : "primary", size: "lg" })}>
        {t(second)}
      </Link>
    </div>
  );
}

async function Pledges() {
  const t = await getTranslations("landing");
  return (
    <section aria-label={t("about")} className="mx-auto max-w-content px-4 pb-16 sm:px-6 sm:pb-24">
      <ul className="grid gap-x-10 gap-y-8 border-t border-line pt-8 sm:grid-cols-3 sm:pt-10">
        <Pledge icon={ApertureIcon} title={t("true.title")}>
          {t("true.text")}
        </Pledge>
        <Pledge icon={SearchIcon} title={t("found.title")}>
          {t("found.text")}
        </Pledge>
        <Pledge icon={LockIcon} title={t("yours.title")}>
          {t("yours.text")}
        </Pledge>
      </ul>
    </section>
  );
}

const Pledge = ({ icon: Sign, title, children }: { icon: Icon; title: string; children: ReactNode }) => (
  <li className="flex flex-col gap-2">
    <Sign className="mb-1 text-accent-text" size={24} />
    <h2 className="text-lg font-semibold">{title}</h2>
    <p className="text-muted text-pretty">{children}</p>
  </li>
);
