import type { Random } from "../scenes/random";
import { TALK } from "../words/talk";
import type { Circles } from "./circles";
import type { PlannedPost } from "./talk";

type By = { by: number; at: number };

export type PlannedComment = By & {
  /** By which a later run finds it. */
  name: string;
  text: string;
  /** The name of the comment it replies to. */
  answers: string | null;
  likes: By[];
};

/** What others make of one photo or post. */
export type Reactions = { likes: By[]; collections: (By & { private: boolean })[]; views: By[]; comments: PlannedComment[] };

type Thing = { name: string; author: number; visibility: "public" | "friends" | "private"; at: number };

/** As many like one thing at most, however many there are. */
const MOST = 60;

/** What others make of a photo: little of most, much of a few, more where its owner is read by many. */
export function reactionsToPhoto(circles: Circles, index: number, random: Random): Reactions {
  const { owner, visibility, uploadedAt, name } = circles.plan.photos[index]!;
  const thing = { name: `photo ${name}`, author: owner, visibility, at: uploadedAt };
  const reactions = reactionsTo(circles, thing, random, TALK_UNDER.photo);
  const keepers = reactions.likes.filter(() => random.chance(0.3));
  return { ...reactions, collections: keepers.map((like) => ({ ...like, private: random.chance(0.2) })) };
}

/** The same of a post; posts are not collected. Who reads a wall may be fewer, so of what stands on another's the two friends alone talk. */
export function reactionsToPost(circles: Circles, post: PlannedPost, random: Random): Reactions {
  const thing = { name: `post ${post.name}`, author: post.author, visibility: post.visibility, at: post.at };
  return post.wall === post.author ? reactionsTo(circles, thing, random, TALK_UNDER.post) : answered(circles, thing, post.wall, random);
}

const TALK_UNDER = { photo: "onPhoto", post: "onPost" } as const;

function reactionsTo(circles: Circles, thing: Thing, random: Random, words: "onPhoto" | "onPost"): Reactions {
  const { author, visibility, at } = thing;
  const appeal = random.next() ** 2.2 * circles.fame(author);
  const most = Math.min(MOST, circles.plan.people.length - 1);
  const crowd = circles.crowd(author, visibility, Math.round(appeal * most), random);
  const come = (by: number): By => ({ by, at: circles.moment(by, at, random) });
  const likes = crowd.map(come);
  const passing = circles.crowd(author, visibility, Math.round(appeal * most * 0.6) + 1, random).map(come);
  const talkers = crowd.filter(() => random.chance(0.22)).slice(0, 5);
  return {
    likes,
    collections: [],
    views: [...likes, ...passing],
    comments: talkers.flatMap((by, place) => conversation({ circles, thing, by, place, words }, random)),
  };
}

type Turn = { circles: Circles; thing: Thing; by: number; place: number; words: "onPhoto" | "onPost" };

/** A comment, and now and then the answer of whom it was said to. */
function conversation({ circles, thing, by, place, words }: Turn, random: Random): PlannedComment[] {
  const talk = TALK[circles.russian(by) && (circles.russian(thing.author) || random.chance(0.5)) ? "ru" : "en"];
  const at = circles.moment(by, thing.at, random);
  const name = `${thing.name}/comment ${place}`;
  const likes = random.chance(0.4) ? [{ by: thing.author, at: circles.moment(thing.author, at, random) }] : [];
  const comment = { name, by, at, text: random.pick(talk[words]), answers: null, likes };
  if (!random.chance(0.4)) return [comment];
  const answer = { by: thing.author, at: circles.moment(thing.author, at, random), text: random.pick(talk.answers), answers: name };
  const pleased = random.chance(0.3) ? [{ by, at: circles.moment(by, answer.at, random) }] : [];
  return [comment, { name: `${name}, answered`, ...answer, likes: pleased }];
}

/** On their wall somebody reads what a friend wrote there, likes it, and answers now and then. */
function answered(circles: Circles, thing: Thing, host: number, random: Random): Reactions {
  const like = { by: host, at: circles.moment(host, thing.at, random) };
  const talk = TALK[circles.russian(host) ? "ru" : "en"];
  const answer = { name: `${thing.name}/comment 0`, ...like, text: random.pick(talk.answers), answers: null, likes: [] };
  return { likes: random.chance(0.7) ? [like] : [], collections: [], views: [like], comments: random.chance(0.5) ? [answer] : [] };
}
