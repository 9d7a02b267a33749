import { CONFIRMED, NOBODY, OWNER, type Actor } from "../actors";
import { FRIENDS, LET_IN, UPLOADERS, type Case, type Doors, type Sight } from "./case";

const file = (name: string, variant: string, open: Record<"public" | "friends" | "private", readonly Actor[]>): Case[] => [
  ...(["public", "friends", "private"] as const).map((kind): Case => ({
    what: `${name}, ${kind}`,
    path: ({ photos }) => `/f/${photos[kind].urlToken}/${variant}`,
    open: open[kind],
  })),
  { what: `${name}, draft`, path: ({ photos }) => `/f/${photos.draft.urlToken}/${variant}`, open: OWNER },
  ...(["deleted", "removed", "ofSuspended", "ofLeaving"] as const).map((kind): Case => ({
    what: `${name}, ${kind}`,
    path: ({ photos }) => `/f/${photos[kind].urlToken}/${variant}`,
    open: NOBODY,
  })),
];

/** Bytes, and the ways by which they come. */
export const fileDoors = ({ readers, lookersAnd }: Sight): Doors => ({
  "/f/[token]/[name]": [
    ...file("derivative", "w320.webp", { public: readers, friends: FRIENDS, private: OWNER }),
    ...file("AVIF", "a320.avif", { public: readers, friends: FRIENDS, private: OWNER }),
    ...file("original", "original.jpg", { public: OWNER, friends: OWNER, private: OWNER }),
    ...file("proof", "proof.webp", { public: OWNER, friends: OWNER, private: OWNER }),
    { what: "a derivative of a private account's photo", path: ({ secluded }) => `/f/${secluded.photo.urlToken}/w320.webp`, open: LET_IN },
    { what: "a full size not given away", path: ({ photos }) => `/f/${photos.public.urlToken}/full.jpg`, open: NOBODY },
    { what: "an earlier original", path: ({ earlier }) => `/f/${earlier}/original.jpg`, open: OWNER },
    { what: "a part of an archive", path: ({ archives }) => `/f/${archives.ready}/part1.zip`, open: OWNER },
    { what: "a part of an archive whose time is over", path: ({ archives }) => `/f/${archives.over}/part1.zip`, open: NOBODY },
    { what: "a part of an archive that is being made", path: ({ archives }) => `/f/${archives.running}/part1.zip`, open: NOBODY },
    ...["avatar96.webp", "avatar192.webp", "avatar512.webp"].map((name): Case => ({
      what: `a face, ${name}`,
      path: ({ portraits }) => `/f/${portraits.owner}/${name}`,
      open: [...readers, "owner"],
    })),
    { what: "a suspended member's face", path: ({ portraits }) => `/f/${portraits.ofSuspended}/avatar96.webp`, open: NOBODY },
    { what: "what a face is being made of", path: ({ portraits }) => `/f/${portraits.source}/source.jpg`, open: NOBODY },
    { what: "the same, called a face", path: ({ portraits }) => `/f/${portraits.source}/avatar96.webp`, open: NOBODY },
    { what: "a file that waits for its post", path: ({ attached }) => `/f/${attached.waiting}/attachment.bin`, open: OWNER },
    ...(["public", "friends", "private"] as const).map((kind): Case => ({
      what: `a file of a ${kind} post`,
      path: ({ attached }) => `/f/${attached[kind]}/attachment.bin`,
      open: { public: lookersAnd("owner"), friends: FRIENDS, private: OWNER }[kind],
    })),
    { what: "a file of a post that was deleted", path: ({ attached }) => `/f/${attached.deleted}/attachment.bin`, open: NOBODY },
    { what: "a file of a comment on a photo for friends", path: ({ attached }) => `/f/${attached.comment}/attachment.bin`, open: FRIENDS },
    { what: "a file of a comment that was deleted", path: ({ attached }) => `/f/${attached.deletedComment}/attachment.bin`, open: NOBODY },
    { what: "a file of a comment on a draft", path: ({ attached }) => `/f/${attached.draftComment}/attachment.bin`, open: NOBODY },
    { what: "a file of a comment on a private post", path: ({ attached }) => `/f/${attached.postComment}/attachment.bin`, open: OWNER },
    { what: "a token of no attachment", path: () => "/f/AAAAAAAAAAAAAAAAAAAAAA/attachment.bin", open: NOBODY },
    { what: "the same, called a picture", path: ({ attached }) => `/f/${attached.public}/w320.webp`, open: NOBODY },
    { what: "a variant that is not there", path: ({ photos }) => `/f/${photos.public.urlToken}/w9999.webp`, open: NOBODY },
    { what: "a token that is not there", path: () => "/f/AAAAAAAAAAAAAAAAAAAAAA/w320.webp", open: NOBODY },
  ],
  "/api/uploadthing": [
    {
      what: "an upload address",
      path: () => "/api/uploadthing?actionType=upload&slug=photo",
      body: ({ upload }) => upload,
      open: UPLOADERS,
    },
    {
      what: "an address for a picture of oneself",
      path: () => "/api/uploadthing?actionType=upload&slug=portrait",
      body: ({ portrait }) => portrait,
      open: CONFIRMED,
    },
    {
      what: "an address for a file to replace the owner's",
      path: () => "/api/uploadthing?actionType=upload&slug=replacement",
      body: ({ replacement }) => replacement,
      open: OWNER,
    },
    {
      what: "an address for a file that is to go with something",
      path: () => "/api/uploadthing?actionType=upload&slug=attachment",
      body: ({ upload }) => ({ files: upload.files }),
      open: UPLOADERS,
    },
  ],
  "/api/ingest/[[...path]]": [
    { what: "without a signature", path: () => "/api/ingest/key?expires=9999999999999&signature=hmac-sha256%3D00", open: NOBODY },
    { what: "registration without the key", path: () => "/api/ingest/route-metadata", body: () => ({ fileKeys: ["x"] }), open: NOBODY },
  ],
});
