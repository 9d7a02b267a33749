import { tagsIn } from "@/lib/posts/format";
import { DEMO_TAGS } from "../words";
import { filled, TALK } from "../words/talk";
import type { Random } from "../scenes/random";
import type { Circles } from "./circles";

type Audience = "public" | "friends" | "private";

export type PlannedPost = {
  /** By which a later run finds it. */
  name: string;
  author: number;
  wall: number;
  /** Milliseconds since the epoch. */
  at: number;
  editedAt: number | null;
  title: string;
  topic: string;
  text: string;
  tags: string[];
  visibility: Audience;
  /** Places in the plan's photos. */
  photos: number[];
};

export type PlannedWatch = { person: number; tag: string; kind: "follow" | "mute" };
export type PlannedChange = { name: string; person: number; at: number; fields: string[] };

const DAY = 86_400_000;
const SPAN = 400;
/** However many photos there are. */
const MOST_POSTS = 20_000;

/** What people write on walls: everyone something, some much, more of late than long ago. */
export function planPosts(circles: Circles, seed: string | number, random: Random): PlannedPost[] {
  const { people, photos } = circles.plan;
  const byOwner = new Map<number, number[]>();
  for (const [index, { owner }] of photos.entries()) {
    const theirs = byOwner.get(owner);
    if (theirs) theirs.push(index);
    else byOwner.set(owner, [index]);
  }
  const count = Math.min(MOST_POSTS, Math.max(people.length, Math.round(photos.length / 4)));
  const occasions = Array.from({ length: count }, (_, index) => {
    const own = random.fork(`post ${index}`);
    const author = index < people.length ? index : Math.floor(own.next() ** 1.5 * people.length);
    const at = Math.min(circles.now - 60_000, Math.max(people[author]!.joinedAt + DAY, circles.now - own.next() ** 2.4 * SPAN * DAY));
    return { author, at: Math.round(at), name: `${seed}/post ${index}`, own };
  });
  // In the order of time, so that nobody reads the same twice in a row.
  const used = new Map<string, number>();
  return occasions
    .toSorted((a, b) => a.at - b.at)
    .map(({ own, ...occasion }) => planPost({ circles, theirs: byOwner.get(occasion.author) ?? [], used, ...occasion }, own));
}

/** Of what one could say, what was said least. */
function leastUsed<Said extends { text: string }>(sayings: readonly Said[], used: Map<string, number>, random: Random): Said {
  const times = ({ text }: Said): number => used.get(text) ?? 0;
  const least = Math.min(...sayings.map(times));
  const said = random.pick(sayings.filter((saying) => times(saying) === least));
  used.set(said.text, least + 1);
  return said;
}

type Occasion = { circles: Circles; author: number; at: number; theirs: readonly number[]; name: string; used: Map<string, number> };

function planPost({ circles, author, at, theirs, name, used }: Occasion, random: Random): PlannedPost {
  const { people, photos } = circles.plan;
  const person = people[author]!;
  const friends = circles.friendsOf(author);
  const friend = friends.length > 0 ? random.pick(friends) : null;
  const onWall = friend !== null && people[friend]!.wallFrom !== "nobody" && random.chance(0.22);
  const shown = onWall ? [] : somePhotos(circles, theirs, at, random);
  const { wall, shown: withPhotos, alone } = TALK[circles.russian(author) ? "ru" : "en"];
  const known = ({ text }: { text: string }) => friend !== null || !text.includes("{friend}");
  const sayings = onWall ? wall.map((text) => ({ title: "", topic: "", text })) : (shown.length > 0 ? withPhotos : alone).filter(known);
  const said = leastUsed(sayings, used, random);
  const labels = [...new Set(shown.flatMap((index) => photos[index]!.tags))];
  const text = filled(said.text, {
    place: person.favourites[0]!.name,
    camera: person.cameras[0]!.model,
    friend: friend === null ? "" : people[onWall ? friend : random.pick(friends)]!.username,
    tag: labels[0] ?? random.pick(DEMO_TAGS),
  });
  const narrow = shown.map((index) => photos[index]!.visibility).find((visibility) => visibility !== "public");
  return {
    name,
    author,
    wall: onWall ? friend : author,
    at,
    editedAt: random.chance(0.12) ? Math.min(circles.now, at + random.int(2, 180) * 60_000) : null,
    title: said.title,
    topic: said.topic,
    text,
    tags: [...new Set([...tagsIn(text), ...labels.slice(0, 3)])],
    visibility: narrow ?? (random.chance(0.12) ? "friends" : "public"),
    photos: shown,
  };
}

/** One to four photos that the author uploaded together, before they write of them. */
function somePhotos({ plan }: Circles, theirs: readonly number[], at: number, random: Random): number[] {
  if (theirs.length === 0 || random.chance(0.4)) return [];
  const from = random.int(0, theirs.length - 1);
  const { batch } = plan.photos[theirs[from]!]!;
  return theirs.slice(from, from + random.int(1, 4)).filter((index) => plan.photos[index]!.batch === batch && plan.photos[index]!.uploadedAt <= at);
}

/** Which tags people follow, and which they would rather not see; of the one whom one signs in as, some of either. */
export function planWatches({ plan }: Circles, random: Random): PlannedWatch[] {
  return plan.people.flatMap((_, person) => {
    const own = random.fork(`watches ${person}`);
    const chosen = own.some(DEMO_TAGS, person === 0 ? 5 : own.int(1, 4));
    return chosen.map((tag, index): PlannedWatch => ({ person, tag, kind: index === 0 && (person === 0 || own.chance(0.2)) ? "mute" : "follow" }));
  });
}

const FIELDS = [["bio"], ["city"], ["interests"], ["website", "bio"], ["city", "interests"]] as const;

/** When some last changed what they say about themselves. */
export function planChanges({ plan, now }: Circles, seed: string | number, random: Random): PlannedChange[] {
  return plan.people.flatMap(({ joinedAt }, person) => {
    const own = random.fork(`change ${person}`);
    if (!own.chance(0.4)) return [];
    const at = Math.round(Math.max(joinedAt + DAY, now - own.next() ** 2 * 60 * DAY - 600_000));
    return [{ name: `${seed}/change ${person}`, person, at, fields: [...own.pick(FIELDS)] }];
  });
}

/** Who waits for a private account to let them in: some, and the one whom one signs in as. */
export function planFollowRequests(circles: Circles, random: Random): [number, number][] {
  const { people } = circles.plan;
  return people.flatMap(({ private: closed }, person) => {
    if (!closed) return [];
    const asking = new Set([0, ...Array.from({ length: 4 }, () => random.int(0, people.length - 1))]);
    return [...asking].filter((from) => !circles.mayRead(from, person, "public")).map((from): [number, number] => [from, person]);
  });
}
