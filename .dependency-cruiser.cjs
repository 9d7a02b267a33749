// The rooms of the house: who may know whom. There is no list of exceptions.

/** A subject's folder: anything directly under lib/ but for the outside world and the ground. */
const SUBJECT = "lib/(?!platform/|core/)[^/]+/";
const TESTS = "\\.test\\.tsx?$";
const COMPOSITION = "^(server\\.ts$|worker\\.ts$|scripts/|bench/|e2e/|db/seed/|[^/]+\\.config\\.(ts|mjs)$)";
/** Files of a subject, at whatever depth. */
const files = (...names) => `^lib/(?!platform/|core/).+/(?:${names.join("|")})\\.tsx?$`;
/** Route handlers are doors for programs: they may do what a loader or an action would. */
const HANDLERS = "^app/(?:api/.+|.+/route\\.tsx?$)";

/** The modules of lib/platform that speak to the database. */
const PLATFORM_WITH_DATABASE = ["health", "jobs", "rate-limit", "realtime/versions", "session", "workers"];

const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from: { pathNot: TESTS, ...from }, to });

module.exports = {
  forbidden: [
    rule("cycle", "Two files that need each other are one, or three.", { pathNot: "^$" }, { circular: true }),
    rule("unresolved", "The import leads nowhere.", { pathNot: "^$" }, { couldNotResolve: true }),
    rule(
      "server-only",
      "It throws in plain Node; the worker runs the same modules. The rooms keep server code out of browsers.",
      {},
      { path: "node_modules/server-only" },
    ),
    rule(
      "composition",
      "What puts the house together is not part of it.",
      { path: ".", pathNot: `${COMPOSITION}|${TESTS}` },
      { path: COMPOSITION, pathNot: "^$" },
    ),

    rule(
      "app",
      "Pages go through loaders and actions.",
      { path: "^app/", pathNot: `${TESTS}|${HANDLERS}` },
      { path: `^(db|embedded)/|${files("data", "mutations", "rules", "jobs", "mails")}` },
    ),
    rule("app-handlers", "Handlers neither query by themselves nor run jobs.", { path: HANDLERS }, { path: `^db/|${files("rules", "jobs", "mails")}` }),
    rule(
      "ui",
      "Primitives could ship in another product.",
      { path: "^components/ui/" },
      { path: "^(app|components|db|embedded|lib)/", pathNot: "^(components/ui|lib/core)/" },
    ),
    rule(
      "components",
      "A subject's interface takes props and gives actions.",
      { path: "^components/(?!ui/)" },
      { path: `^(app|db|embedded)/|${files("data", "mutations", "loaders", "rules", "jobs", "mails")}` },
    ),
    rule(
      "components-platform",
      "Components meet the outside world in realtime's browser half only.",
      { path: "^components/" },
      { path: "^lib/platform/", pathNot: "^lib/platform/realtime/(types|events)\\.ts$" },
    ),

    rule("subject", "The product knows no page, and only its mails know how mails look.", { path: `^${SUBJECT}` }, { path: "^(app|embedded)/" }),
    rule(
      "subject-components",
      "The product knows no page, and only its mails know how mails look.",
      { path: `^${SUBJECT}`, pathNot: `${TESTS}|${files("mails")}` },
      { path: "^components/" },
    ),
    rule("mails", "Mails are drawn with the mail layout.", { path: files("mails") }, { path: "^components/(?!mail/)" }),
    rule(
      "subject-others",
      "Of another subject only what it offers.",
      { path: "^lib/(?!platform/|core/)([^/]+)/" },
      { path: files("actions", "loaders", "jobs", "mails"), pathNot: "^lib/$1/" },
    ),
    rule(
      "subject-database",
      "Only data, mutations, jobs and the Postgres engine of search speak to the database.",
      { path: `^${SUBJECT}`, pathNot: `${TESTS}|${files("data", "mutations", "jobs")}|^lib/search/engines/postgres/` },
      { path: "^db/" },
    ),
    rule(
      "subject-pure",
      "What works in browser and server alike reaches for neither.",
      { path: files("types", "schema", "policy", "rules", "format", "events"), pathNot: `${TESTS}|^lib/search/engines/postgres/` },
      { path: `^db/|${files("data", "mutations", "loaders", "actions", "jobs", "mails")}` },
    ),

    rule("platform", "Adapters know no subject.", { path: "^lib/platform/" }, { path: `^(app|components|embedded)/|^${SUBJECT}` }),
    rule(
      "platform-database",
      "Adapters with tables of their own are named.",
      { path: "^lib/platform/", pathNot: `${TESTS}|^lib/platform/(?:${PLATFORM_WITH_DATABASE.join("|")})\\.ts$` },
      { path: "^db/" },
    ),
    rule(
      "decoding",
      "Pictures are decoded by the worker alone: what a poisoned one does to a decoder, it does there.",
      { path: "^(app/|components/|embedded/|server\\.ts$)" },
      { path: "^(lib/platform/(images\\.ts$|heif/|raw/)|node_modules/(sharp|libheif-js)/)", reachable: true },
    ),
    rule("core", "The ground stands on nothing.", { path: "^lib/core/" }, { path: "^(app|components|db|embedded|lib|server|worker)", pathNot: "^lib/core/" }),
    rule("db", "Tables know no product.", { path: "^db/", pathNot: `${TESTS}|^db/seed/` }, { path: "^(app|components|embedded|lib)/", pathNot: "^lib/core/" }),
    rule(
      "embedded",
      "Twins of hosted services know nothing of the product.",
      { path: "^embedded/(?!uploads/)" },
      { path: "^(app|components|db|lib)/", pathNot: "^lib/core/" },
    ),
    rule(
      "embedded-uploads",
      "The ingest twin stores what it takes, and knows nothing else.",
      { path: "^embedded/uploads/" },
      { path: "^(app|components|db|lib)/", pathNot: "^(lib/core|lib/platform/storage|db)/" },
    ),
  ],
  options: {
    // TypeScript 7 has no interface for other programs; without these three, imports would silently go unseen.
    parser: "swc",
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|dist|\\.data)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".css", ".json", ".d.ts"],
    },
  },
};
