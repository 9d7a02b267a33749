import type { Ruled } from "./mutant";

const OWN_DRAFT = "only whose photo it is sees one that is not ready; tried in the tests beside the file";

export const gearRules: Ruled = {
  file: "lib/gear/data.ts",
  rules: ["hasPhotosFor"],
  mutants: {
    "a camera is named whose photos nobody may see": {
      from: ', eq(photos.status, "ready"), visibleTo(viewer))})`;\n',
      to: ', eq(photos.status, "ready"))})`;\n',
      at: "/compare: a camera only a private photo knows",
    },
    "a camera is named where there are photos at all": {
      from: "${and(eq(usedAs(kind), gear.id), ",
      to: "${and(",
      at: "/compare: a camera only a private photo knows",
    },
  },
  unseen: { 'eq(photos.status, "ready")': OWN_DRAFT },
};

export const gearPageRules: Ruled = {
  file: "lib/gear/page/data.ts",
  rules: ["takenWith"],
  mutants: {
    "a camera's page shows photos nobody may see": {
      from: 'and(eq(usedAs(kind), id), eq(photos.status, "ready"), visibleTo(viewer))!;\n\ntype Count',
      to: 'and(eq(usedAs(kind), id), eq(photos.status, "ready"))!;\n\ntype Count',
      at: "/camera/[slug]: the private photo",
    },
    "a camera's page shows what others took": {
      from: "SQL => and(eq(usedAs(kind), id), ",
      to: "SQL => and(",
      at: "/camera/[slug]: the number of photos",
    },
  },
  unseen: { 'eq(photos.status, "ready")': OWN_DRAFT },
};

export const comparisonRules: Ruled = {
  file: "lib/gear/comparison/data.ts",
  rules: ["comparable"],
  mutants: {
    "photos that are not for everyone are compared": {
      from: '    eq(photos.visibility, "public"),\n',
      to: "",
      at: "/compare: friends, picked by itself",
    },
    "photos of somebody unknown are compared": {
      from: "'full')`,\n    visibleTo(viewer),\n",
      to: "'full')`,\n",
      at: "/compare: ofSuspended, picked by itself",
    },
    "photos are compared whose pixels are withheld": { from: "    photos.allowFull,\n", to: "", at: "/compare: withheld, picked by itself" },
  },
  unseen: {
    'eq(photos.status, "ready")': OWN_DRAFT,
    "${photoFiles.photoId} = ${photos.id}": "what has no such file has nothing to show",
    "${photoFiles.variant} = 'full'": "what has no such file has nothing to show",
  },
};

export const catalogueRules: Ruled = {
  file: "lib/gear/admin/data.ts",
  rules: ["forAdministrators"],
  mutants: {},
  unseen: { 'can(viewer, "administer")': "its pages are refused before they ask; tried without them in lib/gear/admin/mutations.test.ts" },
};
