import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Acquaintance, Deed } from "@/lib/people/relations/types";
import { DeedButton } from "./deed-button";
import { PersonLine } from "./person-line";

type Waiting = { toMe: readonly Acquaintance[]; fromMe: readonly Acquaintance[] };

type RequestsProps = { friends: Waiting; followers: Waiting };

/** Who waits for an answer, to be given in place, and for whose answer one waits: to be friends, and to follow where that is for somebody to allow. */
export async function Requests({ friends, followers }: RequestsProps) {
  const t = await getTranslations("people.requests");
  const lists = [
    { key: "to-me", people: friends.toMe, answers: ["accept", "decline"] },
    { key: "follow-to-me", people: followers.toMe, answers: ["approve", "refuse"] },
    { key: "from-me", people: friends.fromMe, answers: ["take-back"] },
    { key: "follow-from-me", people: followers.fromMe, answers: ["unfollow"] },
  ] as const;
  if (lists.every(({ people }) => people.length === 0)) return <EmptyState title={t("none")}>{t("none-text")}</EmptyState>;
  return lists.map(({ key, people, answers }) => people.length > 0 && <RequestCard key={key} title={t(key)} people={people} answers={answers} />);
}

async function RequestCard({ title, people, answers }: { title: string; people: readonly Acquaintance[]; answers: readonly Deed[] }) {
  const t = await getTranslations("people.relation");
  // What ends following takes the wish back, where it was only a wish.
  return (
    <Card title={title}>
      <ul>
        {people.map((person) => (
          <PersonLine key={person.id} person={person}>
            <div className="flex flex-wrap gap-2">
              {answers.map((deed, index) => (
                <DeedButton
                  key={deed}
                  person={person.id}
                  deed={deed}
                  variant={answers.length > 1 && index === 0 ? "primary" : "quiet"}
                  size="sm"
                  aria-label={t(`${deed === "unfollow" ? "wait" : deed}-whom`, { name: person.name })}
                >
                  {t(deed === "unfollow" ? "take-back" : deed)}
                </DeedButton>
              ))}
            </div>
          </PersonLine>
        ))}
      </ul>
    </Card>
  );
}
