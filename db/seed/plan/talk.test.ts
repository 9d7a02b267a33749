import { describe, expect, test } from "vitest";
import { foldTag } from "@/lib/tags/rules";
import { segmentsOf, tagsIn } from "@/lib/posts/format";
import { planDemo } from "../plan";
import { Random } from "../scenes/random";
import { Circles } from "./circles";
import { reactionsToPhoto, reactionsToPost } from "./reactions";
import { planChanges, planFollowRequests, planPosts, planWatches } from "./talk";

const now = Date.UTC(2026, 10, 21, 12);
const plan = planDemo({ seed: "test", people: 24, photos: 600, now });
const circles = new Circles(plan, now);
const random = () => new Random("talk");
const posts = planPosts(circles, "test", random());
const ofPhotos = plan.photos.map((_, index) => reactionsToPhoto(circles, index, random().fork(index)));
const ofPosts = posts.map((post, index) => reactionsToPost(circles, post, random().fork(index)));

describe("what is said in a demo", () => {
  test("is the same for the same options", () => {
    expect(planPosts(circles, "test", random())).toEqual(posts);
    expect(reactionsToPhoto(circles, 7, random().fork(7))).toEqual(ofPhotos[7]);
  });

  test("comes from everyone, in two languages, on their own walls and on those of friends who let them", () => {
    expect(new Set(posts.map(({ author }) => author)).size).toBe(24);
    expect(posts.some(({ text }) => /\p{Script=Cyrillic}/u.test(text)) && posts.some(({ text }) => /[a-z]{4}/.test(text))).toBe(true);
    const elsewhere = posts.filter(({ author, wall }) => author !== wall);
    expect(elsewhere.length).toBeGreaterThan(posts.length * 0.05);
    for (const { author, wall } of elsewhere) {
      expect(circles.friendsOf(author)).toContain(wall);
      expect(plan.people[wall]!.wallFrom).not.toBe("nobody");
    }
  });

  test("names tags, people and addresses that lead somewhere, and leaves no gap", () => {
    const parts = posts.flatMap(({ text }) => segmentsOf(text));
    for (const kind of ["tag", "mention", "link"] as const) expect(parts.some((part) => part.kind === kind)).toBe(true);
    const names = plan.people.map(({ username }) => username);
    for (const part of parts) if (part.kind === "mention") expect(names).toContain(part.username);
    for (const { text, tags } of posts) {
      expect(text).not.toMatch(/[{}]|@(\s|$)/);
      expect(tags).toEqual(expect.arrayContaining(tagsIn(text)));
      expect(new Set(tags.map(foldTag)).size).toBe(tags.length);
    }
  });

  test("shows only photos of its author that were there already, to no more people than may see them", () => {
    const shown = posts.filter(({ photos }) => photos.length > 0);
    expect(shown.length).toBeGreaterThan(posts.length * 0.2);
    for (const post of shown) {
      for (const photo of post.photos.map((index) => plan.photos[index]!)) {
        expect(photo.owner).toBe(post.author);
        expect(photo.uploadedAt).toBeLessThanOrEqual(post.at);
        expect([photo.visibility, "friends"]).toContain(post.visibility);
      }
    }
  });

  test("is spread over the months, and never before its author joined nor in the future", () => {
    for (const { author, at, editedAt } of posts) {
      expect(at).toBeGreaterThanOrEqual(plan.people[author]!.joinedAt);
      expect(editedAt ?? at).toBeLessThanOrEqual(now);
    }
    const ages = posts.map(({ at }) => (now - at) / 86_400_000);
    expect(ages.filter((age) => age < 7).length).toBeGreaterThan(5);
    expect(ages.filter((age) => age > 100).length).toBeGreaterThan(5);
  });
});

describe("what others make of it", () => {
  test("comes only from people who may see it, each once, after it is there", () => {
    for (const [index, { likes, collections, views, comments }] of ofPhotos.entries()) {
      const { owner, visibility, uploadedAt } = plan.photos[index]!;
      for (const { by, at } of [...likes, ...collections, ...views, ...comments]) {
        expect(circles.mayRead(by, owner, visibility)).toBe(true);
        expect(at).toBeGreaterThanOrEqual(Math.min(uploadedAt, now));
        expect(at).toBeLessThanOrEqual(now);
      }
      expect(new Set(likes.map(({ by }) => by)).size).toBe(likes.length);
      expect(likes.map(({ by }) => by)).not.toContain(owner);
    }
  });

  test("is little of most things and much of a few", () => {
    const likes = ofPhotos.map((reactions) => reactions.likes.length).toSorted((a, b) => b - a);
    const all = likes.reduce((sum, count) => sum + count, 0);
    expect(all).toBeGreaterThan(600);
    expect(likes.slice(0, 60).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(all * 0.25);
    expect(ofPhotos.some(({ collections }) => collections.some((one) => one.private))).toBe(true);
    expect(ofPosts.some((reactions) => reactions.likes.length > 2)).toBe(true);
  });

  test("has answers, which come after what they answer, and some that are liked", () => {
    const comments = [...ofPhotos, ...ofPosts].flatMap((reactions) => reactions.comments);
    const byName = new Map(comments.map((comment) => [comment.name, comment]));
    expect(byName.size).toBe(comments.length);
    const answers = comments.filter((comment) => comment.answers !== null);
    expect(answers.length).toBeGreaterThan(20);
    for (const { answers: name, at } of answers) {
      expect(byName.get(name!)).toMatchObject({ answers: null });
      expect(at).toBeGreaterThanOrEqual(byName.get(name!)!.at);
    }
    expect(comments.some((comment) => comment.likes.length > 0)).toBe(true);
  });
});

test("some let in only whom they choose, and the one whom one signs in as waits for them; they follow and mute tags and have changed their pages", () => {
  const closed = plan.people.filter((person) => person.private).map(({ index }) => index);
  expect(closed).toEqual([7, 18]);
  const asking = planFollowRequests(circles, random());
  expect(asking.some(([from]) => from === 0)).toBe(true);
  for (const [from, to] of asking) expect(closed.includes(to) && from !== to && !circles.mayRead(from, to, "public")).toBe(true);
  const watches = planWatches(circles, random());
  for (const kind of ["follow", "mute"]) expect(watches.some((watch) => watch.person === 0 && watch.kind === kind)).toBe(true);
  expect(new Set(watches.map(({ person, tag }) => `${person} ${tag}`)).size).toBe(watches.length);
  expect(planChanges(circles, "test", random()).length).toBeGreaterThan(4);
});
