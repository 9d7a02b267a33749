import { foldEmail, foldUsername } from "../rules";

/** What was typed to name an account, as accounts are compared: an address where there is an `@` in it, in whatever letters, else a username. */
export function foldLogin(login: string): string {
  const email = foldEmail(login);
  return email.includes("@") ? email : foldUsername(login.trim());
}

/** Whether a folded login is an address. */
export const isAddress = (folded: string): boolean => folded.includes("@");
