import type { Hour } from "./scenes/atmosphere";
import type { SceneKind } from "./scenes/kinds";
import type { Random } from "./scenes/random";

type Words = { titles: readonly string[]; tags: readonly string[]; notes: readonly string[] };

/** What people call such pictures. Mostly English, some Russian, as on any international site. */
const OF_KIND: Record<SceneKind, Words> = {
  clouds: {
    titles: [
      "After the front",
      "Weather coming in",
      "The sky did everything",
      "Небо над полем",
      "Big sky",
      "Twenty minutes of colour",
      "Cirrus",
      "Перед грозой",
    ],
    tags: ["sky", "clouds", "weather", "небо"],
    notes: [
      "Stood in a lay-by until the colour was gone.",
      "No filter, a little less exposure than the meter wanted.",
      "The front came through in ten minutes.",
    ],
  },
  mountains: {
    titles: [
      "First light on the ridge",
      "Above the valley",
      "North face",
      "The long way up",
      "Перевал",
      "Where the road ends",
      "Layers",
      "Утро в горах",
      "Cold morning, warm rock",
    ],
    tags: ["mountains", "landscape", "hiking", "peaks", "горы"],
    notes: ["Two hours up in the dark, and worth every step.", "The mist stayed in the valley until nine.", "Polariser, tripod, patience."],
  },
  hills: {
    titles: ["Morning mist", "Rolling country", "Fields in June", "Quiet hills", "Холмы", "Before the farmers are up", "Copse and meadow", "A soft morning"],
    tags: ["landscape", "hills", "mist", "countryside"],
    notes: ["The fog lifted five minutes later and the picture was gone.", "From the same gate as every year."],
  },
  dunes: {
    titles: ["Ripples", "Wind's handwriting", "The great sand sea", "Пустыня", "Edge of light", "Nobody's footprints", "Dune 45, before breakfast"],
    tags: ["desert", "dunes", "sand", "minimal"],
    notes: ["Changing lenses here is a bad idea. I changed lenses here.", "Low sun makes the ripples; at noon there is nothing."],
  },
  lake: {
    titles: ["Mirror", "Not a breath of wind", "Still water", "Отражение", "The lake at six", "Two mountains", "Upside down", "Тихая вода"],
    tags: ["lake", "reflection", "water", "landscape", "озеро"],
    notes: ["One duck away from being ruined.", "Tripod in the water up to the second joint."],
  },
  sea: {
    titles: ["Glitter path", "Horizon", "Evening swell", "North Sea, calm for once", "Море", "Salt on the filter", "Last light at sea", "Long way to land"],
    tags: ["sea", "seascape", "coast", "water", "море"],
    notes: ["Wiped the front element between every frame.", "Counted the waves and pressed on the seventh."],
  },
  forest: {
    titles: ["Between the trees", "Fog in the pines", "The quiet part", "В тумане", "Forest bathing", "Light through", "Old wood", "Октябрьский лес"],
    tags: ["forest", "fog", "trees", "woodland", "лес"],
    notes: ["Overexposed a stop to keep the fog white.", "Heard a deer, saw none."],
  },
  aurora: {
    titles: ["Green curtain", "The sky is dancing", "Kp 6", "Северное сияние", "Midnight colours", "Lights over the fjord"],
    tags: ["aurora", "northernlights", "nightsky", "winter", "longexposure"],
    notes: ["Minus eighteen, two batteries, no feeling in the fingers.", "It lasted eleven minutes."],
  },
  stardust: {
    titles: ["Milky Way rising", "Dark sky", "Galactic centre", "Млечный путь", "Bortle 1", "Three in the morning"],
    tags: ["milkyway", "astro", "stars", "nightsky", "longexposure"],
    notes: ["Single exposure, no tracker.", "The nearest lamp is sixty kilometres away."],
  },
  skyline: {
    titles: ["Blue hour", "The city across the water", "Lights on", "Огни города", "Offices at nine", "Downtown, from the other side", "Вечерний город"],
    tags: ["city", "skyline", "night", "bluehour", "reflection"],
    notes: ["The ten minutes when sky and windows are equally bright.", "Waited for the ferry to leave."],
  },
  lightTrails: {
    titles: ["Commuters", "Red goes home", "Thirty seconds of traffic", "Следы", "The valley road", "Rush hour, slowly"],
    tags: ["longexposure", "lighttrails", "night", "road"],
    notes: ["Three buses and a lot of luck.", "f/11 and half a minute."],
  },
  bokeh: {
    titles: ["Out of focus on purpose", "December lights", "Wide open", "Огоньки", "Circles", "What the lens makes of lamps"],
    tags: ["bokeh", "lights", "abstract", "night"],
    notes: ["Manual focus, at its nearest.", "The lens draws cat's eyes in the corners; I like it."],
  },
  rainyWindow: {
    titles: ["Rain on the tram", "Tuesday", "Inside, thankfully", "Дождь", "Waiting for it to stop", "Window seat", "За стеклом"],
    tags: ["rain", "window", "night", "city", "bokeh"],
    notes: ["From the last row of the night bus.", "The town, four hundred times, upside down."],
  },
  movement: {
    titles: ["Shore, moving", "Colour field", "Half a second", "Движение", "What I remember of it", "Tide"],
    tags: ["abstract", "icm", "minimal", "colour"],
    notes: ["Camera moved along the horizon for half a second. The fortieth try.", "Straight from the camera."],
  },
  leaf: {
    titles: ["Rivers", "Backlit", "Map of a leaf", "Жилки", "Held against the sun", "Anatomy"],
    tags: ["macro", "leaf", "nature", "texture"],
    notes: ["Held against the sky with two fingers.", "Focus bracketed by leaning."],
  },
  petals: {
    titles: ["Dahlia", "Unfolding", "Second of June", "Георгин", "Soft", "From my mother's garden", "Petal by petal"],
    tags: ["macro", "flower", "garden", "nature", "цветы"],
    notes: ["No wind for once.", "Overcast light is the best softbox."],
  },
  tower: {
    titles: ["Glass", "Looking up", "Forty-two floors", "Grid", "Стекло и небо", "The sky, in pieces", "Curtain wall"],
    tags: ["architecture", "city", "lines", "glass"],
    notes: ["The guard asked what I was doing. So did I.", "Straightened a little, not too much."],
  },
  colonnade: {
    titles: ["Light and pillars", "Half past four", "Cloister", "Колоннада", "The long corridor", "Rhythm", "Тень и камень"],
    tags: ["architecture", "light", "shadow", "lines"],
    notes: ["Waited for one person to walk through. Nobody came.", "The sun reaches this wall for twenty minutes a day."],
  },
};

/** Tags that stand on many of the photos, for those who follow tags. */
export const DEMO_TAGS = [
  "fog",
  "longexposure",
  "nightsky",
  "city",
  "macro",
  "mountains",
  "sea",
  "forest",
  "architecture",
  "blackandwhite",
  "film",
  "bluehour",
];

const OF_HOUR: Record<Hour, readonly string[]> = {
  dawn: ["sunrise", "morning"],
  day: ["daylight"],
  golden: ["goldenhour", "sunset"],
  dusk: ["bluehour", "evening"],
  night: ["night"],
};

export function titleOf(kind: SceneKind, random: Random): string {
  return random.chance(0.12) ? "" : random.pick(OF_KIND[kind].titles);
}

export function noteOf(kind: SceneKind, random: Random): string {
  return random.chance(0.45) ? random.pick(OF_KIND[kind].notes) : "";
}

export function tagsOf(kind: SceneKind, hour: Hour, monochrome: boolean, scan: boolean, random: Random): string[] {
  const own = random.some(OF_KIND[kind].tags, random.int(1, 3));
  const tags = [
    ...own,
    ...(random.chance(0.5) ? [random.pick(OF_HOUR[hour])] : []),
    ...(monochrome ? ["blackandwhite"] : []),
    ...(scan ? ["film", "35mm"] : []),
  ];
  return [...new Set(tags)];
}

/** Given name, family name, and what they say about themselves. */
export const PEOPLE: readonly (readonly [username: string, name: string, bio: string])[] = [
  ["demo", "Robin Demo", "This account belongs to the demo: sign in and look around."],
  ["anna.lindqvist", "Anna Lindqvist", "Northern light, mostly cold. Tromsø."],
  ["mikhail", "Михаил Орлов", "Снимаю озёра и туман. Карелия, Ладога."],
  ["keiko", "Keiko Tanaka", "Rain, glass, trains. Tokyo."],
  ["tomasz_w", "Tomasz Wiśniewski", "Old forests and older lenses."],
  ["lucia", "Lucía Fernández", "Architect. I look at buildings for a living and photograph them for fun."],
  ["jonas.b", "Jonas Berger", "Mountains before breakfast."],
  ["amara", "Amara Okafor", "Sea, sky, and what is between them. Cape Town."],
  ["elena-k", "Елена Ковалёва", "Город вечером и цветы днём."],
  ["priya", "Priya Raman", "Macro of everything that holds still."],
  ["hugo", "Hugo Lefèvre", "Un appareil, un objectif."],
  ["sam.whitlock", "Sam Whitlock", "Dark skies, warm socks."],
  ["noor", "Noor Haddad", "Sand and stars."],
  ["greta", "Greta Olsen", "Long exposures for impatient people."],
  ["dmitry_s", "Дмитрий Соколов", "Небоскрёбы, мосты, дороги. Плёнка по выходным."],
  ["mei", "Mei-Ling Chow", "Hong Kong at blue hour, every hour."],
  ["olivia", "Olivia Marsh", "Hill walker with a camera. Skye."],
  ["paolo", "Paolo Ricci", "Luce, colline, niente fretta."],
  ["ines", "Inês Carvalho", "Atlantic light. Film and a phone, nothing between."],
  ["finn", "Finn Adler", "Learning. Tell me what you would do better."],
  ["wanjiru", "Wanjiru Kamau", "Black and white, mostly white."],
  ["leo.m", "Leo Marchetti", "Glass towers and the weather in them."],
  ["sofia", "София Левина", "Листья, лепестки, капли."],
  ["bram", "Bram de Vries", "Flat country, big skies."],
];

export const GIVEN = [
  "Alma",
  "Ben",
  "Clara",
  "Dario",
  "Edith",
  "Farid",
  "Gala",
  "Henrik",
  "Ivo",
  "Jana",
  "Kai",
  "Lena",
  "Marek",
  "Nadia",
  "Otto",
  "Petra",
  "Quinn",
  "Rosa",
  "Stefan",
  "Tessa",
  "Uma",
  "Viktor",
  "Wren",
  "Yara",
  "Zoe",
];
export const FAMILY = [
  "Abel",
  "Brandt",
  "Costa",
  "Dahl",
  "Eriksen",
  "Fischer",
  "Garcia",
  "Holm",
  "Ito",
  "Jansen",
  "Kowalski",
  "Lund",
  "Moreau",
  "Novak",
  "Oduya",
  "Park",
  "Rossi",
  "Sato",
  "Tran",
  "Ueda",
  "Vega",
  "Weiss",
  "Young",
  "Zhang",
];
