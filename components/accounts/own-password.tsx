import { CurrentPasswordField } from "./current-password-field";

/** Tells password managers whose the passwords of the form around are; nobody sees it. */
export const WhosePassword = ({ username }: { username: string }) => (
  <input type="text" name="username" value={username} autoComplete="username" readOnly hidden />
);

/** Asks a member for their own password. */
export const OwnPassword = ({ username }: { username: string }) => (
  <>
    <WhosePassword username={username} />
    <CurrentPasswordField />
  </>
);
