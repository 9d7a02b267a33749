// npm run mutants [-- NAME...]: the access table against copies of the product in which one condition of a rule is missing; every copy must fail it.
// With names, only these, and rows that notice are looked for where the one that should does not.
import { MUTANTS } from "@/e2e/access/mutants";
import { tryMutants } from "@/e2e/access/mutants/trial";
import { Refusal } from "@/lib/core/refusal";
import { main } from "./instance";

await main(async () => {
  const names = process.argv.slice(2);
  const unknown = names.find((name) => !MUTANTS.some((mutant) => mutant.name === name));
  if (unknown) throw new Refusal(`There is no mutant "${unknown}".`);
  const chosen = names.length > 0 ? MUTANTS.filter(({ name }) => names.includes(name)) : MUTANTS;
  const faults = await tryMutants(chosen, names.length > 0);
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
});
