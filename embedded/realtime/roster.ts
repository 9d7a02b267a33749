/** Somebody on a presence channel; `info` is what the application tells the others of them. */
export type Member = { id: string; info: unknown };

type Present = Member & { sockets: number; leaving?: NodeJS.Timeout };

type News = (kind: "added" | "removed", channel: string, member: Member) => void;

/** Who is on which presence channel. People are counted, not sockets: the first joins, the last leaves. */
export class Roster {
  readonly #channels = new Map<string, Map<string, Present>>();

  /** @param departureSeconds how long somebody without a socket is still there; at once gone where it is none */
  constructor(
    private readonly departureSeconds: number,
    private readonly tell: News,
  ) {}

  members(channel: string): Member[] {
    return [...(this.#channels.get(channel)?.values() ?? [])].map(({ id, info }) => ({ id, info }));
  }

  has(channel: string, userId: string): boolean {
    return this.#channels.get(channel)?.has(userId) === true;
  }

  join(channel: string, member: Member): void {
    const present = this.#channels.get(channel) ?? new Map<string, Present>();
    this.#channels.set(channel, present);
    const known = present.get(member.id);
    clearTimeout(known?.leaving);
    present.set(member.id, { ...member, sockets: (known?.sockets ?? 0) + 1 });
    if (!known) this.tell("added", channel, member);
  }

  leave(channel: string, userId: string): void {
    const member = this.#channels.get(channel)?.get(userId);
    if (!member) return;
    member.sockets -= 1;
    if (member.sockets > 0) return;
    if (this.departureSeconds === 0) this.#remove(channel, member);
    else member.leaving = setTimeout(() => this.#remove(channel, member), this.departureSeconds * 1000).unref();
  }

  #remove(channel: string, member: Present): void {
    const present = this.#channels.get(channel);
    if (present?.get(member.id) !== member) return;
    present.delete(member.id);
    if (present.size === 0) this.#channels.delete(channel);
    this.tell("removed", channel, member);
  }
}
