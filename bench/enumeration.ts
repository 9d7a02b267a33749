// npm run bench -- enumeration [--json]: whether the answers to sign-in and to a forgotten password, or their times, tell who has an account.
import { Refusal } from "@/lib/core/refusal";
import { print, rowOf, type Row } from "@/scripts/bench/report";
import { main, withDatabase } from "@/scripts/instance";
import { startInstance } from "@/scripts/testing/instance";
import { stopSignal } from "@/scripts/stopping";
import { separation } from "./enumeration/auc";
import { formOn, sendForm, type Form } from "./enumeration/form";

/** Addresses with an account, and as many without. */
const ADDRESSES = 1000;
/** Answers that are not counted: everything is loaded and compiled by then. */
const WARM_UP = 100;

type Group = "unknown" | "existing";
type Endpoint = {
  name: string;
  path: string;
  fields: (login: string) => Record<string, string>;
  /** What an answer must hold: that the work behind it was done is what makes its time mean anything. */
  says: string;
};

const ENDPOINTS: readonly Endpoint[] = [
  {
    name: "sign-in",
    path: "/sign-in",
    fields: (login) => ({ login, password: "not the password 1", to: "" }),
    says: "The login or the password is not right.",
  },
  { name: "reset", path: "/forgot", fields: (login) => ({ login }), says: '"ok":true' },
];

await main(async () => {
  const stop = stopSignal();
  const instance = await startInstance({ environment: { RATE_LIMIT_FACTOR: "1000000" }, log: "test-results/bench-enumeration.log", tell: console.log });
  try {
    const logins = await withDatabase(instance.dataDir, async () => {
      const { people, strangers } = await import("./enumeration/people");
      return { unknown: strangers(ADDRESSES + WARM_UP), existing: await people(ADDRESSES) };
    });
    const rows: Row[] = [];
    for (const endpoint of ENDPOINTS) rows.push(...(await measure(instance.url, endpoint, logins, stop)));
    print({ bench: "enumeration", scale: `${ADDRESSES} existing and ${ADDRESSES} unknown addresses`, rounds: ADDRESSES, rows });
  } catch (error) {
    throw stop.aborted ? new Refusal("Stopped.", { cause: error }) : error;
  } finally {
    await instance.stop();
  }
});

/** Asks for everybody in random order, one after the other, and sums up. */
async function measure(url: string, { name, path, fields, says }: Endpoint, logins: Record<Group, string[]>, stop: AbortSignal): Promise<Row[]> {
  console.log(`asking at ${name}`);
  const form = await formOn(url + path, "login");
  const times: Record<Group, number[]> = { unknown: [], existing: [] };
  const answers = new Map<string, number>();
  for (const login of logins.unknown.slice(ADDRESSES)) await sendForm(form, fields(login));
  for (const [group, login] of shuffled([...tagged("unknown", logins), ...tagged("existing", logins)])) {
    stop.throwIfAborted();
    const { ms, answer } = await ask(form, login, fields(login));
    times[group].push(ms);
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
  }
  const wrong = [...answers.keys()].find((answer) => !answer.includes(says));
  if (wrong) throw new Refusal(`The form at ${path} was answered as nobody expects: ${wrong}`);
  if (answers.size > 1) console.log(`${name}: the answers differ\n${[...answers].map(([answer, times]) => `${times} × ${answer}`).join("\n")}`);
  const { auc, ci95 } = separation(times.unknown, times.existing);
  const floor = `${name}, unknown`;
  return [
    rowOf({ name: floor, samples: times.unknown, unit: "ms" }),
    { ...rowOf({ name: `${name}, existing`, samples: times.existing, unit: "ms" }), ratio: auc, ci95, to: `AUC: ${floor}`, goal: "0.5 is within" },
    rowOf({ name: `${name}, different answers`, samples: [answers.size], unit: "answers", goal: "1" }),
  ];
}

function tagged(group: Group, logins: Record<Group, string[]>): (readonly [Group, string])[] {
  return logins[group].slice(0, ADDRESSES).map((login) => [group, login] as const);
}

/** What was typed comes back in the form; it is the only thing that may differ. */
async function ask(form: Form, login: string, fields: Record<string, string>): Promise<{ ms: number; answer: string }> {
  const { ms, status, body } = await sendForm(form, fields);
  return { ms, answer: `${status} ${body.replaceAll(login, "LOGIN")}` };
}

function shuffled<Item>(items: Item[]): Item[] {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [items[last], items[other]] = [items[other]!, items[last]!];
  }
  return items;
}
