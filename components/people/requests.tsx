import { getTranslations } from "next-intl/server";
import type { Acquaintance, Deed } from "@/lib/people/relations/types";
import { Answers, TO_FOLLOWERS, TO_FRIENDS } from "./answers";
import { PeopleSection } from "./people-section";
import { PersonLine } from "./person-line";

type Waiting = { toMe: readonly Acquaintance[]; fromMe: readonly Acquaintance[] };

type RequestsProps = { friends: Waiting; followers: Waiting };

/** Who waits for an answer, to be given in place, and for whose answer one waits: to be friends, and to follow where that is for somebody to allow. */
export async function Requests({ friends, followers }: RequestsProps) {
  const t = await getTranslations("people.requests");
  const lists = [
    { key: "to-me", people: friends.toMe, answers: TO_FRIENDS },
    { key: "follow-to-me", people: followers.toMe, answers: TO_FOLLOWERS },
    { key: "from-me", people: friends.fromMe, answers: ["take-back"] },
    { key: "follow-from-me", people: followers.fromMe, answers: ["unfollow"] },
  ] as const;
  return lists.map(({ key, people, answers }) => people.length > 0 && <RequestSection key={key} title={t(key)} people={people} answers={answers} />);
}

const RequestSection = ({ title, people, answers }: { title: string; people: readonly Acquaintance[]; answers: readonly Deed[] }) => (
  <PeopleSection title={title}>
    <ul>
      {people.map((person) => (
        <PersonLine key={person.id} person={person}>
          <Answers person={person} answers={answers} />
        </PersonLine>
      ))}
    </ul>
  </PeopleSection>
);
