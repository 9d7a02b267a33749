import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NoSignUp } from "@/components/accounts/no-sign-up";
import { SignUpForm } from "@/components/accounts/sign-up-form";
import { Page, PageHeader } from "@/components/shell/page";
import { Link } from "@/components/ui/link";
import { signUpEntrance } from "@/lib/accounts/registration/loaders";
import { signUpQuery } from "@/lib/accounts/registration/schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.sign-up");
  return { title: t("title") };
}

export default async function SignUpPage({ searchParams }: PageProps<"/sign-up">) {
  const { invitation } = signUpQuery.parse(await searchParams);
  const entrance = await signUpEntrance(invitation);
  if (entrance.way === "closed" || entrance.way === "link-needed") return <NoSignUp entrance={entrance} />;
  const t = await getTranslations("accounts.sign-up");
  return (
    <Page width="form">
      <PageHeader title={t("title")} description={t("description")} />
      <SignUpForm entrance={entrance} invitation={invitation} />
      <p className="mt-6 text-muted">
        {t("have-account")}{" "}
        <Link href="/sign-in" className="link">
          {t("sign-in")}
        </Link>
      </p>
    </Page>
  );
}
