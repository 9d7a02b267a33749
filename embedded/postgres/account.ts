import { accessSync, constants, existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { Refusal } from "@/lib/core/refusal";
import { installation, type Binaries } from "./binaries";

/** The user that PostgreSQL runs as, when that is not us. */
export type Account = { uid: number; gid: number };

/** How to start a program as an account: what to run, and with which identity Node should spawn it. */
export type Launch = (program: string, args: string[]) => { command: string; args: string[]; identity: Partial<Account> };

/** Capabilities that let another user pass through root's private folders, weakest first, by their bit in the kernel's masks. */
const PASSAGES = [
  { name: "dac_read_search", bit: 2n },
  { name: "dac_override", bit: 1n },
];

/**
 * PostgreSQL refuses to run as root. Root therefore starts it as the owner of its data, or, when there is none yet,
 * as `postgres` or `nobody`; everyone else starts it as themselves.
 */
export function accountFor(directory: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  const owner = existsSync(directory) ? statSync(directory) : null;
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = passwd("postgres") ?? passwd("nobody");
  if (!account)
    throw new Refusal("PostgreSQL does not run as root, and /etc/passwd has no user postgres or nobody to run it as: start Halation as an ordinary user.");
  return account;
}

/**
 * How to start PostgreSQL's programs as `account`. Where the account may pass through every folder on the way, plainly;
 * else (a clone under /root, a folder of mode 700) by `setpriv` with the one capability that opens the way.
 */
export function launchAs(account: Account | null, binaries: Binaries, directory: string): Launch {
  if (!account) return (command, args) => ({ command, args, identity: {} });
  const root = installation(binaries);
  const read = [binaries.postgres, binaries.initdb, join(root, "lib"), join(root, "share")];
  if (read.every((path) => canReach(account, path, READ | ENTER)) && canReach(account, dirname(directory), ENTER))
    return (command, args) => ({ command, args, identity: account });
  const passage = PASSAGES.find(({ bit }) => (effectiveCapabilities() & (1n << bit)) !== 0n);
  const setpriv = ["/usr/bin/setpriv", "/bin/setpriv"].find((path) => existsSync(path));
  if (!passage || !setpriv)
    throw new Refusal(
      `User ${account.uid}, whom root runs PostgreSQL as, cannot enter ${root}: put Halation where others may enter, or start it as an ordinary user.`,
    );
  const switches = [
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    "--clear-groups",
    `--inh-caps=+${passage.name}`,
    `--ambient-caps=+${passage.name}`,
    "--securebits=+no_setuid_fixup,+noroot",
  ];
  return (program, args) => ({ command: setpriv, args: [...switches, program, ...args], identity: {} });
}

function passwd(name: string): Account | null {
  if (!existsSync("/etc/passwd")) return null;
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

const READ = 4;
const ENTER = 1;

/** Whether an account has the permission bits `wanted` on `path`, and may enter every folder above it. */
export function canReach(account: Account, path: string, wanted: number): boolean {
  for (let at = path, need = wanted; ; at = dirname(at), need = ENTER) {
    const { uid, gid, mode } = statSync(at);
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
    if (((mode >> shift) & need) !== need) return false;
    if (at === dirname(at)) return true;
  }
}

function effectiveCapabilities(): bigint {
  try {
    const mask = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
    return BigInt(`0x${mask ?? "0"}`);
  } catch {
    return 0n;
  }
}

/**
 * Refuses a data directory that belongs to somebody else, before PostgreSQL does it in its own words.
 *
 * @throws Refusal naming who could start it
 */
export function refuseForeign(directory: string): void {
  const us = process.getuid?.();
  if (us === undefined || us === 0 || !existsSync(directory)) return;
  const { uid } = statSync(directory);
  if (uid !== us) throw new Refusal(`${directory} belongs to user ${uid}: start Halation as that user or as root, or choose another DATA_DIR.`);
  accessSync(directory, constants.R_OK | constants.W_OK);
}
