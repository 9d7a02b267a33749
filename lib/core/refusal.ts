/** A reason not to start that the operator can mend: printed as its one sentence, without a stack, and the exit code is 1. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
