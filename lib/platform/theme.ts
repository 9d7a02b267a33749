import { cookies } from "next/headers";
import { currentViewer } from "./session";

/** The cookie that remembers a guest's choice; members' accounts hold theirs. */
export const THEME_COOKIE = "halation.theme";

export type Theme = "system" | "light" | "dark";

/** The theme of the current request: the account's, else the cookie's, else the system's. */
export async function currentTheme(): Promise<Theme> {
  const viewer = await currentViewer();
  if (viewer.kind === "member") return viewer.theme;
  const cookie = (await cookies()).get(THEME_COOKIE)?.value;
  return cookie === "light" || cookie === "dark" ? cookie : "system";
}
