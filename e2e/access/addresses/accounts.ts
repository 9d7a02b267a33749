import { EVERYONE, MEMBERS, NOBODY, OWNER } from "../actors";
import { GUESTS, type Doors } from "./case";

/** The ways in and out, and what is one's own. */
export const accountDoors: Doors = {
  "/settings": [{ what: "one's own", path: () => "/settings", open: MEMBERS }],
  "/settings/publishing": [{ what: "one's own", path: () => "/settings/publishing", open: MEMBERS }],
  "/settings/appearance": [{ what: "one's own", path: () => "/settings/appearance", open: MEMBERS }],
  "/settings/account": [{ what: "one's own", path: () => "/settings/account", open: MEMBERS, shows: () => 'name="currentPassword"' }],
  "/settings/sessions": [{ what: "one's own", path: () => "/settings/sessions", open: MEMBERS }],
  "/settings/two-factor": [{ what: "one's own", path: () => "/settings/two-factor", open: MEMBERS }],
  "/settings/data": [
    { what: "one's own", path: () => "/settings/data", open: MEMBERS },
    { what: "the address of an archive", path: () => "/settings/data", open: OWNER, shows: ({ archives }) => archives.ready },
  ],
  "/settings/data/leave": [{ what: "one's own", path: () => "/settings/data/leave", open: MEMBERS }],
  "/goodbye": [{ what: "the last word", path: () => "/goodbye", open: GUESTS }],
  "/again": [{ what: "the password asked for", path: () => "/again", open: MEMBERS, shows: () => 'type="password"' }],
  "/sign-in": [{ what: "form", path: () => "/sign-in", open: GUESTS }],
  "/sign-in/code": [{ what: "without the password", path: () => "/sign-in/code", open: NOBODY }],
  "/sign-in/leaving": [{ what: "without the password", path: () => "/sign-in/leaving", open: NOBODY }],
  "/sign-up": [{ what: "form", path: () => "/sign-up", open: GUESTS }],
  "/confirm": [{ what: "a code entered by whom it was not sent to", path: () => "/confirm", open: NOBODY, shows: () => "one-time-code" }],
  "/forgot": [{ what: "form", path: () => "/forgot", open: EVERYONE, shows: () => 'name="login"' }],
  "/reset": [{ what: "without the link", path: () => "/reset?token=guessed", open: NOBODY, shows: () => 'type="password"' }],
  "/email": [{ what: "without the link", path: () => "/email?token=guessed", open: NOBODY, shows: () => 'name="token"' }],
  "/email/undo": [{ what: "without the link", path: () => "/email/undo?token=guessed", open: NOBODY, shows: () => 'name="token"' }],
  "/setup": [{ what: "without the link", path: () => "/setup?token=guessed", open: NOBODY, shows: () => 'type="password"' }],
  "/api/auth/[...nextauth]": [{ what: "sessions told", path: () => "/api/auth/session", open: NOBODY, shows: () => "user" }],
};
