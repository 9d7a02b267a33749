import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Acquaintance } from "@/lib/people/relations/types";
import { PersonLine } from "./person-line";
import { RelationButtons } from "./relation-buttons";

type RequestsProps = { toMe: readonly Acquaintance[]; fromMe: readonly Acquaintance[] };

/** Who waits for an answer, to be given in place, and for whose answer one waits. */
export async function Requests({ toMe, fromMe }: RequestsProps) {
  const t = await getTranslations("people.requests");
  if (toMe.length + fromMe.length === 0) return <EmptyState title={t("none")}>{t("none-text")}</EmptyState>;
  return (
    <>
      {toMe.length > 0 && <RequestCard title={t("to-me")} people={toMe} />}
      {fromMe.length > 0 && <RequestCard title={t("from-me")} people={fromMe} />}
    </>
  );
}

function RequestCard({ title, people }: { title: string; people: readonly Acquaintance[] }) {
  return (
    <Card title={title}>
      <ul>
        {people.map((person) => (
          <PersonLine key={person.id} person={person}>
            <RelationButtons person={person} relation={person} small />
          </PersonLine>
        ))}
      </ul>
    </Card>
  );
}
