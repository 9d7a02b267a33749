import { lookup } from "node:dns/promises";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** Bytes of an address; those of the known services have a few hundred. */
const LONGEST_ENDPOINT = 1024;

const refused4 = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const)
  refused4.addSubnet(network, bits, "ipv4");

/** Of IPv6, only what is given out to the world, without what leads elsewhere (Teredo, 6to4) or is kept for examples. */
const world6 = new BlockList();
world6.addSubnet("2000::", 3, "ipv6");
const refused6 = new BlockList();
for (const [network, bits] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  refused6.addSubnet(network, bits, "ipv6");

/** Whether an IP address is one of the open internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !refused4.check(address, "ipv4");
  return family === 6 && world6.check(address, "ipv6") && !refused6.check(address, "ipv6");
}

/** Push services of the own network, which the operator names (`PUSH_HOSTS`, as `host:port`): they may have private addresses and plain http. */
function isNamed({ host, port, protocol }: URL): boolean {
  const named = new Set((process.env.PUSH_HOSTS ?? "").split(",").map((item) => item.trim().toLowerCase()));
  return named.has(host) || named.has(port ? host : `${host}:${protocol === "https:" ? 443 : 80}`);
}

/** The endpoint a browser claims to be reached at, or null where no push service of the world would give that one out. It says nothing of where it leads. */
export function readEndpoint(text: string): URL | null {
  if (text.length > LONGEST_ENDPOINT || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.username || url.password || url.hash) return null;
  if (isNamed(url)) return /^https?:$/.test(url.protocol) ? url : null;
  return url.protocol === "https:" && url.port === "" && isName(url.hostname) ? url : null;
}

/** A name of the internet, with a dot in it; addresses and `localhost` are none. */
const isName = (host: string): boolean =>
  isIP(host.replaceAll(/[[\]]/g, "")) === 0 && /^[^.]+(\.[^.]+)+$/.test(host) && !/\.(local|localhost|internal|lan|home\.arpa)$/.test(host);

type Resolve = (host: string) => Promise<{ address: string; family: number }[]>;

const resolveAll: Resolve = async (host) => lookup(host, { all: true });

/**
 * Looks an endpoint's name up once, and answers with what the request has to use in place of another look: whoever owns the name could answer that with
 * an address of our own network.
 *
 * @returns undefined where the operator named the host, null where it does not lead to the open internet
 */
export async function pinned(url: URL, resolve: Resolve = resolveAll): Promise<LookupFunction | undefined | null> {
  if (isNamed(url)) return undefined;
  const found = await resolve(url.hostname);
  if (found.length === 0 || !found.every(({ address }) => isPublicAddress(address))) return null;
  return (_host, options, done) => {
    if (options.all) done(null, found);
    else done(null, found[0]!.address, found[0]!.family);
  };
}
