import type { Ruled } from "./mutant";

const at = (what: string): string => `/f/[token]/[name]: ${what}`;

// What a face is being made of has no mutant: besides being refused here, no address names it (lib/media/schema.ts).
export const fileRules: Ruled = {
  file: "lib/media/data.ts",
  rules: ["findFile"],
  mutants: {
    "every file is one's own": { from: "sql`${files.ownerId} = ${me}::uuid`", to: "sql`true`", at: at("original, public") },
    "what is not given away is": { from: "sql`(${files.variant} <> 'full' or ${photos.allowFull})`", to: "sql`true`", at: at("a full size not given away") },
    "files of any photo are shown": { from: "and ${given} and ${visibleTo(who)})`", to: "and ${given})`", at: at("derivative, private") },
    "originals are shown": { from: "('original', 'proof', 'source')", to: "('proof', 'source')", at: at("original, public") },
    "proofs are shown": { from: "('original', 'proof', 'source')", to: "('original', 'source')", at: at("proof, public") },
    "all files are faces": { from: "(${personFiles.userId} is not null and ${who.mayLook}", to: "(${who.mayLook}", at: at("derivative, private") },
    "faces are shown to whoever may not look": {
      from: "is not null and ${who.mayLook} and ${hasArrived}",
      to: "is not null and ${hasArrived}",
      at: at("a face, avatar96.webp"),
      closed: true,
    },
    "faces of whoever has not arrived are shown": {
      from: "${who.mayLook} and ${hasArrived} and",
      to: "${who.mayLook} and",
      at: at("a suspended member's face"),
    },
    "faces are shown across blocks": { from: " and ${meets(who, users.id)})`", to: ")`", at: at("a face, avatar96.webp"), closed: true },
    "files are open to all where guests may not look": {
      from: "(coalesce(${instance.guestsMayLook}, false) and ",
      to: "(",
      at: at("derivative, public"),
      closed: true,
    },
    "everything is open to all": { from: " and ${shown} and (${ofPhoto(guest)}", to: " and (${ofPhoto(guest)}", at: at("original, public") },
    "nothing is open to those behind a block": { from: "or(open, and(or", to: "or(and(or", at: at("derivative, public") },
    "an archive is given before it is ready": { from: "(${archives.status} = 'ready' and ", to: "(", at: at("a part of an archive that is being made") },
    "an archive is given when its time is over": { from: " and ${archives.expiresAt} > now()", to: "", at: at("a part of an archive whose time is over") },
    "an archive is given to all": { from: "> now() and ${mine})`", to: "> now())`", at: at("a part of an archive") },
    "a file by any address": { from: "        eq(files.urlToken, urlToken),\n", to: "", at: at("a token that is not there") },
    "a file of any variant": { from: "        eq(files.variant, variant),\n", to: "", at: at("a variant that is not there") },
    "originals are given to all who see the photo": { from: "and(or(shown, mine), ofPhoto(viewer))", to: "ofPhoto(viewer)", at: at("original, public") },
    "files of photos are given to all": { from: "and(or(shown, mine), ofPhoto(viewer))", to: "or(shown, mine)", at: at("derivative, private") },
    "whatever is one's own is given": { from: "and(isNotNull(personFiles.userId), mine)", to: "mine", at: at("derivative, deleted") },
    "every face is given": { from: "and(isNotNull(personFiles.userId), mine)", to: "isNotNull(personFiles.userId)", at: at("a suspended member's face") },
  },
  unseen: {
    "${photoVersions.fileId} = ${files.id}": "says what a file belongs to, not who may have it",
    "${files.variant} = 'original'": "chooses a name, and says how a file is given",
  },
};

export const attachmentRules: Ruled = {
  file: "lib/media/attachments/data.ts",
  rules: ["findAttachment", "waitsFor", "inPost", "inComment"],
  mutants: {
    "an attachment by any address": { from: "        eq(files.urlToken, urlToken),\n", to: "", at: at("a token of no attachment") },
    "whoever has something waiting has everything": {
      from: "and(eq(attachments.fileId, files.id), eq",
      to: "and(eq",
      at: at("a file of a post that was deleted"),
    },
    "what waits is given to all": { from: ", eq(attachments.ownerId, viewer.id))", to: ")", at: at("a file that waits for its post") },
    "who sees a file of a post has everything": { from: "and(eq(postFiles.fileId, files.id), posts", to: "and(posts", at: at("a file of a private post") },
    "a file is given without its post": {
      from: "postFiles.fileId, files.id), postsVisibleTo(viewer))",
      to: "postFiles.fileId, files.id))",
      at: at("a file of a private post"),
    },
    "who sees a file of a comment has everything": { from: "and(eq(pieces.fileId, files.id), isShown", to: "and(isShown", at: at("a file of a private post") },
    "a file is given without its comment": { from: "isShownTo(viewer, comments), visible", to: "visible", at: at("a file of a comment that was deleted") },
    "a file is given without what its comment is on": {
      from: ", visible(viewer))),",
      to: ")),",
      at: at("a file of a comment on a photo for friends"),
    },
  },
  unseen: { "eq(files.variant, ATTACHMENT)": "only attachments wait, or go with posts and comments" },
};
