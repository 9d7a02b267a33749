import type { Plan } from "../plan";
import type { Random } from "../scenes/random";

type Audience = "public" | "friends" | "private";
const DAY = 86_400_000;

/** Who of a planned demo knows whom, and so may see what: nobody likes in it what they could not see. */
export class Circles {
  readonly #friends: number[][];
  readonly #letIn: Set<number>[];

  constructor(
    readonly plan: Pick<Plan, "people" | "photos" | "friendships" | "follows">,
    /** Milliseconds since the epoch; history ends here. */
    readonly now: number,
  ) {
    this.#friends = plan.people.map(() => []);
    this.#letIn = plan.people.map(() => new Set());
    for (const [a, b] of plan.friendships) {
      this.#friends[a]!.push(b);
      this.#friends[b]!.push(a);
      this.#letIn[a]!.add(b);
      this.#letIn[b]!.add(a);
    }
    for (const [follower, followed] of plan.follows) this.#letIn[followed]!.add(follower);
  }

  friendsOf(person: number): readonly number[] {
    return this.#friends[person]!;
  }

  /** How much is made of a person: from 0.4 to 1.6 by how many read them. */
  fame(person: number): number {
    const many = (2 * (this.plan.follows.length + this.plan.friendships.length)) / Math.max(1, this.plan.people.length);
    return 0.4 + 1.2 * Math.min(1, this.#letIn[person]!.size / many);
  }

  mayRead(reader: number, author: number, visibility: Audience): boolean {
    if (reader === author || visibility === "private") return reader === author;
    if (visibility === "friends") return this.#friends[author]!.includes(reader);
    return !this.plan.people[author]!.private || this.#letIn[author]!.has(reader);
  }

  /** Up to so many others who may see what somebody shared; some do everything, most do little. */
  crowd(author: number, visibility: Audience, most: number, random: Random): number[] {
    const found = new Set<number>();
    const near = visibility === "friends" || this.plan.people[author]!.private ? [...this.#letIn[author]!] : null;
    for (let tries = most * 3; tries > 0 && found.size < most; tries -= 1) {
      const drawn = near ? near[Math.floor(random.next() * near.length)] : Math.floor(random.next() ** 1.3 * this.plan.people.length);
      if (drawn !== undefined && drawn !== author && this.mayRead(drawn, author, visibility)) found.add(drawn);
    }
    return [...found];
  }

  /** A moment at which somebody comes to something: mostly soon, now and then long after, never before both are there nor in the future. */
  moment(person: number, since: number, random: Random): number {
    const from = Math.min(this.now, Math.max(since, this.plan.people[person]!.joinedAt));
    const left = this.now - from;
    const waited = random.chance(0.15) ? random.next() * left : Math.min(left, 60_000 + random.next() ** 3 * 20 * DAY);
    return Math.round(from + Math.min(left, waited));
  }

  russian(person: number): boolean {
    return this.plan.people[person]!.language === "ru";
  }
}
