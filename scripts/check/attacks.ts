/** A file, and what stands in it between quotes: the title of a test, as it stands in the source, or the name of a case of a table that a test goes through. */
export type Proof = { file: string; title: string };
/** What was really found in software of this kind, and what of it must be impossible here, each with what fails when its guard is gone. */
export type Attack = { what: string; proofs: Readonly<Record<string, readonly Proof[]>> };

const at = (file: string, ...titles: string[]): Proof[] => titles.map((title) => ({ file, title }));

// Files that prove several things.
const SERVED = "app/f/[token]/[name]/route.test.ts";
const DOORS = "e2e/access/addresses.spec.ts";
const CONTRACT = "lib/search/engines/contract.test.ts";
const TELLING = "lib/notifications/telling/mutations.test.ts";
const CHANNELS = "app/api/realtime/auth/route.test.ts";
const ENDINGS = "app/api/realtime/endings.test.ts";
const ENDED = "app/api/realtime/sessions.test.ts";
const DOORWAY = "lib/platform/doorway.test.ts";
const UPLOADS = "app/api/uploadthing/route.test.ts";
const BOMBS = "e2e/hostile/bombs.ts";
const CANARY = "e2e/canary/bytes.test.ts";
const SIGNING_IN = "lib/accounts/signing-in/mutations.test.ts";
const CREDENTIALS = "lib/accounts/credentials/mutations.test.ts";
const EMAIL = "lib/accounts/credentials/email/mutations.test.ts";
const SIGN_UP = "lib/accounts/registration/mutations.test.ts";
const ADMIN = "lib/accounts/admin/mutations.test.ts";
const SOCKETS = "embedded/realtime/people.test.ts";

export const ATTACKS: readonly Attack[] = [
  {
    what: "reaching what is private by its id, key or address",
    proofs: {
      "the thing itself": [
        ...at(DOORS, "${door}: ${one.what}"),
        ...at("e2e/access/doors.test.ts", "every address has its cases in the table, and the table names no other"),
      ],
      "its file": at(SERVED, "of a %s photo", "tells missing and forbidden apart by nothing"),
      "its thumbnail": at("e2e/access/addresses/files.ts", "AVIF", "derivative", "a derivative of a private account's photo"),
      "its placeholder": at("lib/photos/data.test.ts", "%s", "as a draft: its owner only, in no list, no count and beside nothing"),
      "a search hit, and a count": [
        ...at(CONTRACT, "hits, totals and every count are what the plainest reading of the rules gives"),
        ...at("lib/search/data.test.ts", "what friends share counts for friends alone"),
        ...at("lib/gear/page/data.test.ts", "gives away nothing of what is hidden by its numbers: bands, hours, companions, dates, people"),
      ],
      "a notification": at(TELLING, "of people they muted or who are not there, nor of what they may not see any more"),
      "a message to a browser": at(
        "lib/notifications/push/jobs.test.ts",
        "nobody is told of what they have read, want no messages of, or may not see any more, nor in quiet hours",
      ),
      "an event of a socket": at(CHANNELS, "is whoever may see the photo that it is about, under its owner's name alone"),
      "an archive": [
        ...at("lib/accounts/archive/mutations.test.ts", "is its owner's, from any browser of theirs, as long as it lasts"),
        ...at(
          "lib/accounts/archive/contents/jobs.test.ts",
          "takes photographs that are still being prepared, tells of those that failed, and leaves out what is deleted, taken down or another's",
        ),
      ],
      "what is shown of a link": at(
        "e2e/access/previews.test.ts",
        "of a photo",
        "of a post",
        "of a person who is hidden, and of a member as administrators see them",
      ),
      "a cached copy": [
        ...at("e2e/proxy/nginx.spec.ts", "a photo that was public and is private again is gone from a caching proxy at once"),
        ...at(SERVED, "to shared caches for as long as the operator says, if anyone may have it"),
      ],
      "a page of another site that takes it in": at(SERVED, "to pages of other sites if anyone may have it, and else to none"),
    },
  },
  {
    what: "access that outlives its end",
    proofs: {
      unfriended: [
        ...at(SERVED, "is asked anew each time"),
        ...at(ENDINGS, "an open photo is lost at once with the right to see it (%s), and only by who lost it"),
      ],
      blocked: at("lib/people/relations/mutations.test.ts", "ends all that was between two, hides each from the other, and can be taken back"),
      removed: [
        ...at("lib/people/privacy/mutations.test.ts", "is removed by whom they follow, and by nobody else"),
        ...at(ENDED, "an open page of somebody who waits hears nothing more once they are not let in"),
      ],
      suspended: [
        ...at(ADMIN, "who is suspended is signed out everywhere and cannot sign in, until they are restored"),
        ...at(ENDINGS, "a member who is suspended loses their own channel and those of others' things, and nobody else does"),
      ],
      "signed out everywhere, or the password changed": [
        ...at("lib/accounts/settings/mutations.test.ts", "end everywhere but here"),
        ...at(CREDENTIALS, "signs out all browsers but this one, ends links that are on their way, and tells the owner"),
        ...at(ENDED, "an open page elsewhere hears nothing more once %s", "no open page hears anything more once %s"),
      ],
      "its time is over": [
        ...at("lib/platform/auth.test.ts", "ends when its row expires, whatever the cookie thinks"),
        ...at(ENDINGS, "the session whose time is over loses the channel, though its page asks for nothing"),
      ],
      "narrowed, deleted or closed": [
        ...at("lib/photos/mutations.test.ts", "from %s to %s: narrowing gives the files a new address, nothing else does"),
        ...at(ENDINGS, "an open photo is lost by all others when it is %s"),
      ],
      "a page that does not let go": at(ENDINGS, "a page that does not let go hears nothing more either, and is granted nothing under an old name"),
    },
  },
  {
    what: "a guard that is only in front of things",
    proofs: {
      "in a middleware": at("scripts/check/names.test.ts", "not %s"),
      "in a button or a page, and not in the action": [
        ...at("e2e/access/actions.test.ts", "${name} does its work for nobody else"),
        ...at(
          "e2e/access/doors.test.ts",
          "every server action has its cases in the table, and the table names no other",
          "one that is made in a way that is not ours is found, too",
        ),
      ],
      "around the query, and not in it": [
        ...at("e2e/access/mutants.test.ts", "every condition of $file has its mutant", "whatever says who may see what is among the rules"),
        ...at("scripts/check/layers.test.ts", "%s: %s may not import %s"),
      ],
    },
  },
  {
    what: "words of people, of cameras and of files that become something else",
    proofs: {
      "HTML in a page": [
        ...at("scripts/check/markup.test.ts", "becomes markup or code nowhere"),
        ...at(DOORWAY, "allows nothing inline but style attributes, and evaluates in development only"),
        ...at("lib/posts/format.test.ts", "%j is read as %j"),
      ],
      "HTML or XML elsewhere": [
        ...at("lib/accounts/archive/page/rules.test.ts", "takes what people wrote for text and nothing else, and asks nobody for anything"),
        ...at("lib/accounts/archive/sidecar/rules.test.ts", "carries any text whatever is in it, but for what XML cannot hold"),
        ...at("lib/search/saved/feed/format.test.ts", "leaves nothing of a text that XML could take for its own or could not hold, and loses nothing else"),
        ...at("lib/photos/statistics/card/format.test.ts", "draws everything it is told, and no text as text"),
        ...at("lib/photos/exif/published.test.ts", "carry the notice %s as it is"),
      ],
      "an address that runs": [
        ...at("lib/accounts/settings/schema.test.ts", "is nothing else: %j"),
        ...at("lib/accounts/rules.test.ts", "is a path of ours whatever was asked for, to browsers and in a header"),
      ],
      "a drawing that is more than lines": at("lib/accounts/settings/rules.test.ts", "is nothing else: %j"),
      "a header": at(SERVED, "as an attachment, whatever the type, when it is handed over, and under no name that breaks out of its header"),
      "a mail": [
        ...at("lib/platform/mail/mail.test.ts", "lets nothing break out of a header: %j"),
        ...at("lib/accounts/jobs.test.ts", "welcomes by name, which stays text", "carries nothing the applicant typed to a stranger's address"),
      ],
      "a line of the log": at("lib/core/log.test.ts", "whatever people wrote is one value in one line, and no line of its own"),
      "control characters out of EXIF": at("lib/photos/exif/rules.test.ts", "takes control characters and reordering marks out of text"),
      "SVG and HTML served as documents": [
        ...at(SERVED, "never as something that runs", "never under another type because of the name it is asked for by"),
        ...at("app/f/[token]/[name]/attachment.test.ts", "%s is handed over as a file, and runs nothing"),
        ...at(DOORWAY, "lets data and files run nothing at all"),
        ...at(UPLOADS, "refuses what no one may send"),
      ],
    },
  },
  {
    what: "files that attack what decodes them",
    proofs: {
      "bombs by pixels": at(
        BOMBS,
        "a PNG of 4 gigapixels",
        "a JPEG of 65,500 × 65,500, the most a JPEG can have",
        "a TIFF of 2³² × 2³²",
        "a HEIC of 4 gigapixels",
      ),
      "bombs by compression": [
        ...at(BOMBS, "a PNG with a thousand times more content than pixels", "a TIFF whose strip holds more than the picture", "a JPEG of 4,000 scans"),
        ...at("lib/core/bounds.test.ts", "are read as far as a picture goes: pieces of HEIF items that take no bytes"),
      ],
      "65,535 × 65,535": at("lib/platform/images.test.ts", "a claim of 4 gigapixels"),
      truncated: [
        ...at("e2e/hostile/broken.ts", "${EXTENSIONS[type][0]} cut off at ${hundredths} %"),
        ...at("lib/platform/heif/heif.test.ts", "is refused wherever it was cut off"),
      ],
      "a tiny HEIF": at("lib/platform/heif/heif.test.ts", "is refused: %s", "is given no more memory, and no more time, than its pixels are worth"),
      polyglots: at("e2e/hostile/polyglots.ts", "a GIF that is a script too", "a JPEG with a page behind it", "${what} called ${EXTENSIONS[type][0]}"),
      "all of these end well, in memory for one picture": at(
        "e2e/hostile/hostile.test.ts",
        "ends well: ${name}",
        "no file takes more memory than the largest picture does",
      ),
      "types by what bytes say": [
        ...at("lib/core/sniff.test.ts", "takes nothing else for a picture"),
        ...at("embedded/uploads/refusals.test.ts", "stops reading early when the first bytes are no picture's"),
      ],
      "decoding in the web process": [
        ...at("scripts/check/layers.test.ts", "keep decoders out of the web process, however far behind they are"),
        ...at("e2e/canary/canary.spec.ts", "the framework's own way to pictures is shut: they are decoded by the worker alone"),
      ],
      "a job that dies of it again and again": at("lib/photos/jobs.test.ts", "is given up at the last attempt, without trying what ended the others"),
    },
  },
  {
    what: "what a file says beside its picture, in a published byte",
    proofs: {
      "places, serial numbers, names, thumbnails, XMP and makers' notes": [
        ...at(CANARY, "tells nobody in the bytes of any file that is made of it, nor in its placeholder", "finds them: %s"),
        ...at("e2e/canary/canary.spec.ts", "no file tells a ${visitor} anything but who made it, and originals are not for them"),
      ],
      "pictures inside pictures": at(
        "lib/photos/exif/published.test.ts",
        "tell nothing of the pictures a file holds besides: gain maps, second views, thumbnails",
      ),
      "what was cut off": at("lib/platform/full.test.ts", "holds no thumbnail of the file it was made of, which may show what was cut off since"),
      "a colour profile": at("lib/core/icc.test.ts", "is of the same size, and the same colours, and whose it was is gone from a name in %s"),
      "pages and what the router fetches": at("e2e/canary/canary.spec.ts", "no door tells a ${visitor} anything, as a page or as what the router fetches"),
      sockets: at(CANARY, "tells nothing in what is said over sockets"),
      "faces and signatures": at(CANARY, "tells nothing as somebody's face or signature"),
      "but for what its owner shows": [
        ...at("lib/photos/data.test.ts", "shows others exactly the fields that the owner publishes"),
        ...at(
          "lib/photos/publishing/rules.test.ts",
          "nothing that is not published stands in what is shown",
          "where it was taken and serial numbers stay with their owner unless told, artist and copyright do not",
        ),
      ],
    },
  },
  {
    what: "requests that the server makes for a visitor",
    proofs: {
      "any at all": at("scripts/check/calls.test.ts", "lead to nobody whom a visitor names"),
      "to where a browser says its push service is": [
        ...at("lib/platform/push/push.test.ts", "%s is none", "is not written to at %j", "an address is public when the internet gives it out"),
        ...at(
          "lib/platform/push/pinning.test.ts",
          "a message goes to the address that was looked at, however its name is answered next",
          "a message whose name leads to %j goes nowhere",
        ),
      ],
      "where an answer leads on": at("lib/platform/push/push.test.ts", "tells of browsers that are gone, of others that failed, and follows nobody elsewhere"),
      "by what a file or a drawing refers to": [
        ...at("app/api/statistics/card/route.test.ts", "is a picture for its owner to keep, made without any network"),
        ...at("lib/platform/images.test.ts", "SVG"),
      ],
    },
  },
  {
    what: "rights that people give themselves",
    proofs: {
      "fields that were not asked for": [
        ...at("lib/photos/schema.test.ts", "drops whatever it does not ask for"),
        ...at("lib/accounts/settings/schema.test.ts", "holds nothing that was not asked for"),
        ...at(UPLOADS, "become their own, whatever else the browser says, and once"),
      ],
      "a role": at(ADMIN, "is none of the business of a %s", "for a %s", "for guests and unknown verbs is no"),
      "of a moderator over an administrator": [
        ...at("lib/reactions/comments/mutations.test.ts", "is taken down by moderators, but an administrator's only by one"),
        ...at("lib/reactions/comments/data.test.ts", "let moderators take away what they see, but not what administrators said"),
      ],
      "a key that opens more than it was made for": at("lib/core/derive.test.ts", "a token opens for its own purpose only"),
      "deeds of a session that was left open": at(ADMIN, "is changed only by whoever has just given the password, and only if there is such a member"),
    },
  },
  {
    what: "taking over an account",
    proofs: {
      "by another address": at(
        EMAIL,
        "changes nothing yet, shows the wish to its owner alone, and tells the address there is",
        "takes no link that has run out, was changed, is of another purpose or a suspended member's",
        "signs everyone out, ends every other link, and makes one to a new password",
      ),
      "by a link that was used, or is old": at(
        CREDENTIALS,
        "works once",
        "takes no link that has run out, was changed, is of another purpose or no link at all",
        "dies when a newer one is made",
      ),
      "by asking who is here": [
        ...at(SIGNING_IN, "wrong, or of nobody, is answered alike, by the same queries and one verification"),
        ...at(SIGN_UP, "makes an account that nobody can confirm of an address that is somebody's, and answers as for a new one"),
        ...at(CREDENTIALS, "does the same for those who are here and those who are not: a row and a job"),
        ...at(EMAIL, "answers the same whether the address is somebody's or not"),
      ],
      "by a session that was planted": [
        ...at("lib/platform/auth.test.ts", "always begins a new session, whatever the browser held", "is secure, and still read"),
        ...at("lib/accounts/signing-in/actions.test.ts", "is not the one that begins, and ends with it, through the second step too"),
      ],
      "by trying": [
        ...at(
          SIGNING_IN,
          "lead to a pause after ten from one address, at once or one by one, and for no other address",
          "count together from all addresses of an IPv6 network",
          "lead to a pause after fifty from anywhere, but not on a device its owner has used before",
        ),
        ...at("lib/accounts/mutations.test.ts", "takes no code after five wrong ones, the right one included"),
        ...at("lib/accounts/two-factor/mutations.test.ts", "is not looked at after five wrong ones, at once or one by one, for a quarter of an hour"),
        ...at("lib/platform/rate-limit.test.ts", "parallel tries share one limit", "%s is of the network %s"),
      ],
      "past the second factor": at(
        "lib/accounts/signing-in/actions.test.ts",
        "gives no session before its code is right",
        "is passed by nobody with the code of another account",
      ),
      "by an address that is not one's own": at(
        DOORWAY,
        "believes nothing a client says about itself",
        "believes as many proxies as it was told of, counted from our side",
      ),
    },
  },
  {
    what: "requests of other sites, and ears on other people's channels",
    proofs: {
      "to actions": at(DOORWAY, "is a form that another site sends"),
      "to programs' doors": [
        ...at("lib/platform/auth.test.ts", "refuses a form from another site"),
        ...at(UPLOADS, "another site's page", "refuses %s", "believes no report that is not signed"),
        ...at("app/api/push/route.test.ts", "takes none of guests, of other sites, or that is none"),
        ...at(CHANNELS, "is not a page of another origin; a program, which has none, may ask"),
        ...at(
          "app/api/realtime/webhook/route.test.ts",
          "believes nobody who does not sign, signs otherwise, repeats or says too much, and nobody where the server is ours",
        ),
      ],
      "to sockets": at("embedded/realtime/sockets.test.ts", "is for pages of our origins, and for programs, which have none"),
      "for somebody else's channel": [
        ...at(CHANNELS, "is nobody else"),
        ...at("embedded/realtime/conformance.test.ts", "refuse a private channel with a forged, foreign or reused signature"),
      ],
      "events by whoever is not there": at(SOCKETS, "are refused from whoever is not on the channel, on public and on encrypted ones"),
      "events as somebody else": at(SOCKETS, "is not for whoever cannot prove it, nor as somebody else afterwards"),
    },
  },
  {
    what: "questions that cost or mean more than they should",
    proofs: {
      "names that become SQL": [
        ...at("lib/search/engines/hostile.test.ts", "answers whatever an address says, and makes no statement of it"),
        ...at("lib/search/schema.test.ts", "whatever an address holds, reading it gives a query and never an error"),
      ],
      "lists without an end": at(CONTRACT, "pages by %s follow each other without gap or repetition"),
      "pages far behind": at("lib/search/schema.test.ts", "an order needs what it goes by, and a page its own cursor"),
      "bodies without an end": [
        ...at(DOORWAY, "is a body that is too large or of a length nobody told, but for files on their way in"),
        ...at(CHANNELS, "has the form of one and a bounded size"),
      ],
      "patterns that explode": [
        ...at("lib/photos/exif/xmp/rules.test.ts", "takes time in proportion to its length, even for %s alone"),
        ...at("lib/gear/comparison/rules.test.ts", "takes no time to read, whatever it is"),
        ...at("lib/accounts/settings/rules.test.ts", "takes eight kilobytes, and what is hostile no longer than an instant"),
      ],
      "sockets that flood": at(
        "embedded/realtime/sockets.test.ts",
        "is closed when it floods",
        "is limited per address, and a /64 is one; loopback is a proxy and is not",
      ),
    },
  },
  {
    what: "holes in what we stand on",
    proofs: { "known ones": at("scripts/check/floors.test.ts", "is without what was found in it") },
  },
];
