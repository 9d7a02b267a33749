import { CAMERAS, type Camera, type Lens } from "./catalogue";
import { exifOf, type Recorded } from "./exif";
import { expose } from "./exposure";
import { offsetAt, PLACES, sunAt, type Place } from "./places";
import type { Hour } from "./scenes/atmosphere";
import { hoursOf, sceneOf, type SceneKind } from "./scenes/kinds";
import type { Painting } from "./scenes/paint";
import { Random } from "./scenes/random";
import { FAMILY, GIVEN, noteOf, PEOPLE, tagsOf, titleOf } from "./words";

type PlannedPerson = {
  index: number;
  username: string;
  name: string;
  bio: string;
  /** Where they say they are at home; empty where they do not. */
  city: string;
  language: string | null;
  timeZone: string;
  joinedAt: number;
  /** Some let in only whom they choose. */
  private: boolean;
  wallFrom: "everyone" | "friends" | "nobody";
  cameras: Camera[];
  favourites: Place[];
};

export type PlannedPhoto = {
  /** Stands for the picture in the store, so that a second run finds it. */
  name: string;
  owner: number;
  /** Milliseconds since the epoch. */
  uploadedAt: number;
  batch: number;
  painting: Required<Pick<Painting, "seed" | "kind" | "hour" | "aspect" | "monochrome" | "width">>;
  orientation: number;
  recorded: Recorded;
  fileName: string;
  title: string;
  description: string;
  tags: string[];
  place: string;
  visibility: "public" | "friends" | "private";
  showLocation: boolean;
};

export type Plan = {
  people: PlannedPerson[];
  friendships: [number, number][];
  follows: [number, number][];
  requests: [number, number][];
  photos: PlannedPhoto[];
};

export type PlanOptions = { seed: string | number; people: number; photos: number; /** Milliseconds since the epoch. */ now: number };

const DAY = 86_400_000;
/** Days over which demo history is spread: about fourteen months. */
const SPAN = 425;

/** Decides everything about a demo before anything is made: who, whose friend, which pictures, when and with what. The same for the same options. */
export function planDemo(options: PlanOptions): Plan {
  const random = new Random(`demo ${options.seed}`);
  const people = Array.from({ length: options.people }, (_, index) => planPerson(index, options, random.fork(`person ${index}`)));
  const friendships = planFriendships(options.people, random.fork("friends"));
  const follows = planFollows(options.people, random.fork("follows"));
  const requests = planRequests(options.people, friendships, random.fork("requests"));
  return { people, friendships, follows, requests, photos: planPhotos(people, options, random.fork("photos")) };
}

function planPerson(index: number, { now }: PlanOptions, random: Random): PlannedPerson {
  const known = PEOPLE[index];
  const name = `${random.pick(GIVEN)} ${random.pick(FAMILY)}`;
  const [username, display, bio] = known ?? [`${name.toLowerCase().replace(" ", ".")}.${index}`, name, random.chance(0.5) ? "" : random.pick(PEOPLE)[2]];
  const favourites = random.some(PLACES, random.int(3, 7));
  const cyrillic = /\p{Script=Cyrillic}/u.test(display);
  return {
    index,
    username,
    name: display,
    bio,
    city: index % 3 === 2 ? "" : favourites[0]!.name.split(",")[0]!,
    language: cyrillic ? "ru" : null,
    timeZone: favourites[0]!.zone,
    joinedAt: now - (SPAN + 10 - random.next() ** 2 * SPAN * 0.4) * DAY,
    private: index % 11 === 7,
    wallFrom: index % 7 === 5 ? "nobody" : index % 3 === 0 ? "everyone" : "friends",
    // The first camera of person n is camera n, so that every camera of the catalogue is somebody's.
    cameras: [CAMERAS[index % CAMERAS.length]!, ...random.some(CAMERAS, random.int(0, 2))].filter((camera, i, all) => all.indexOf(camera) === i),
    favourites,
  };
}

/** Circles of acquaintances with a few ties across: everyone knows some, some know many. */
function planFriendships(people: number, random: Random): [number, number][] {
  const pairs = new Map<string, [number, number]>();
  const tie = (a: number, b: number) => {
    if (a !== b) pairs.set(`${Math.min(a, b)} ${Math.max(a, b)}`, [a, b]);
  };
  for (let person = 0; person < people; person += 1) {
    for (let step = 1; step <= 3; step += 1) if (random.chance(0.75 - step * 0.13)) tie(person, (person + step) % people);
    if (random.chance(0.6)) tie(person, random.int(0, people - 1));
    if (person > 0 && person < 12 && random.chance(0.75)) tie(0, person);
  }
  return [...pairs.values()];
}

/** Who reads whom: a few are read by many, and most follow some. */
function planFollows(people: number, random: Random): [number, number][] {
  const pairs = new Map<string, [number, number]>();
  for (let follower = 0; follower < people; follower += 1) {
    for (let i = random.int(2, 12); i > 0; i -= 1) {
      const followed = Math.floor(random.next() ** 2 * people);
      if (followed !== follower) pairs.set(`${follower} ${followed}`, [follower, followed]);
    }
  }
  return [...pairs.values()];
}

/** Who waits for whose answer: some for that of the first, whom one most likely signs in as. */
function planRequests(people: number, friendships: readonly [number, number][], random: Random): [number, number][] {
  const befriended = new Set(friendships.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const pairs = new Map<string, [number, number]>();
  for (let i = 0; i < people; i += 1) {
    const [from, to] = [random.int(0, people - 1), i < 6 ? 0 : random.int(0, people - 1)];
    if (from !== to && !befriended.has(`${from} ${to}`) && !pairs.has(`${to} ${from}`)) pairs.set(`${from} ${to}`, [from, to]);
  }
  return [...pairs.values()];
}

function planPhotos(people: PlannedPerson[], options: PlanOptions, random: Random): PlannedPhoto[] {
  const photos: PlannedPhoto[] = [];
  for (let batch = 0; photos.length < options.photos; batch += 1) {
    const outing = random.fork(batch);
    // Some share much, most share some: the first round gives everyone something.
    const owner = batch < people.length ? people[batch]! : people[Math.floor(outing.next() ** 1.4 * people.length)]!;
    const place = outing.pick(owner.favourites);
    const camera = batch < people.length ? owner.cameras[0]! : outing.pick(owner.cameras);
    const age = (SPAN * (1 - photos.length / options.photos) ** 2.2 * outing.between(0.9, 1.1) + outing.between(0.02, 0.3)) * DAY;
    const uploadedAt = Math.max(owner.joinedAt, options.now - age);
    const count = Math.min(options.photos - photos.length, outing.chance(0.35) ? 1 : outing.int(2, 7));
    const shared = { visibility: outing.pick(VISIBILITY), showLocation: outing.chance(0.35), namesPlace: outing.chance(0.85), batch };
    for (let i = 0; i < count; i += 1)
      photos.push(planPhoto({ owner, place, camera, index: photos.length, ...shared, uploadedAt: uploadedAt + i * 400 }, options, outing.fork(`photo ${i}`)));
  }
  return photos;
}

const VISIBILITY = ["public", "public", "public", "public", "public", "public", "public", "friends", "friends", "private"] as const;

type Outing = {
  owner: PlannedPerson;
  place: Place;
  camera: Camera;
  index: number;
  batch: number;
  uploadedAt: number;
  visibility: PlannedPhoto["visibility"];
  showLocation: boolean;
  namesPlace: boolean;
};

function planPhoto({ owner, place, camera, index, namesPlace, ...shared }: Outing, { seed }: PlanOptions, random: Random): PlannedPhoto {
  const kind = place.kinds[Math.floor(random.next() ** 1.5 * place.kinds.length)]!;
  const moment = chooseMoment(kind, place, shared.uploadedAt, random);
  const monochrome = random.chance(sceneOf(kind).monochrome * (owner.index % 5 === 0 ? 2.2 : 0.8));
  const upright = random.chance(camera.phone ? 0.55 : 0.2);
  const recorded = record({ owner, place, camera, kind, ...moment, showLocation: shared.showLocation }, random);
  return {
    ...shared,
    name: `${seed}/${index}`,
    owner: owner.index,
    painting: {
      seed: `${seed}/${index}`,
      kind,
      hour: moment.hour,
      aspect: upright ? 1 / camera.aspect : camera.aspect,
      monochrome,
      width: widthOf(upright, random),
    },
    // A camera on its side stores the picture lying and says so; a scanner does not know.
    orientation: upright && !camera.scan ? random.pick([6, 6, 8]) : 1,
    recorded,
    fileName: camera.fileName.replace("#", String(1000 + ((index * 37 + owner.index * 211) % 9000))),
    title: titleOf(kind, random),
    description: noteOf(kind, random),
    tags: tagsOf(kind, moment.hour, monochrome, camera.scan === true, random),
    place: namesPlace ? place.name : "",
  };
}

const widthOf = (upright: boolean, random: Random): number => (upright ? random.pick([960, 1080]) : random.pick([1280, 1440, 1440, 1600, 2100]));

/** When the light was like this: an hour of a recent day at that place, by its own sunrise and sunset. */
function chooseMoment(kind: SceneKind, place: Place, before: number, random: Random): { hour: Hour; takenAt: number } {
  const hour = random.pick(hoursOf(kind));
  const hourLength = 3_600_000;
  for (let days = random.between(0.5, 12); ; days += random.between(5, 20)) {
    const sun = sunAt(place, new Date(before - days * DAY));
    if (!sun) continue;
    const [from, to] = {
      dawn: [sun.rise - 0.3 * hourLength, sun.rise + 0.8 * hourLength],
      day: [sun.rise + (sun.set - sun.rise) * 0.3, sun.rise + (sun.set - sun.rise) * 0.75],
      golden: [sun.set - 1.2 * hourLength, sun.set - 0.15 * hourLength],
      dusk: [sun.set + 0.15 * hourLength, sun.set + 0.7 * hourLength],
      night: [sun.set + 2.2 * hourLength, sun.rise + 22 * hourLength],
    }[hour] as [number, number];
    const takenAt = Math.round(random.between(from, to) / 1000) * 1000;
    // In a northern summer there is no night to wait for.
    if (to > from && takenAt < before) return { hour, takenAt };
  }
}

type Circumstances = { owner: PlannedPerson; place: Place; camera: Camera; kind: SceneKind; hour: Hour; takenAt: number; showLocation: boolean };

function record({ owner, place, camera, kind, hour, takenAt, showLocation }: Circumstances, random: Random): Recorded {
  const { manner, light } = sceneOf(kind);
  const [low, high] = light[hour]!;
  const lens = camera.scan ? null : chooseLens(camera, kind, random);
  const clock = offsetAt(place.zone, new Date(takenAt));
  const knowsZone = camera.phone === true || random.chance(0.75);
  const located = !camera.scan && (camera.phone === true || showLocation || random.chance(0.25));
  return {
    camera,
    lens,
    exposure: lens && expose(camera, lens, manner, random.between(low, high), random),
    manner,
    takenAt,
    offset: camera.scan || !knowsZone ? null : clock,
    clock,
    position: located
      ? { latitude: nearby(place.latitude, random), longitude: nearby(place.longitude, random), altitude: Math.round(place.altitude + random.between(0, 20)) }
      : null,
    // EXIF texts are ASCII by the standard.
    artist: random.chance(0.6) && /^\p{ASCII}+$/u.test(owner.name) ? owner.name : null,
    serials:
      camera.phone || camera.scan ? null : { camera: String(2_000_000 + owner.index * 7919 + camera.model.length), lens: String(400_000 + owner.index * 577) },
  };
}

const nearby = (degrees: number, random: Random): number => Math.round((degrees + random.gauss() * 0.006) * 1e5) / 1e5;

/** The longest lens for close things, the shortest for the night sky, else any but the macro. */
function chooseLens(camera: Camera, kind: SceneKind, random: Random): Lens {
  const bySize = camera.lenses.toSorted((a, b) => a.focal[1] - b.focal[1]);
  const { manner } = sceneOf(kind);
  if (kind === "leaf" || kind === "petals") return camera.lenses.find((lens) => /macro/i.test(lens.model)) ?? bySize.at(-1)!;
  if (manner === "stars" || (kind === "tower" && random.chance(0.6))) return bySize[0]!;
  if (manner === "close") return camera.lenses.toSorted((a, b) => a.widest[0] - b.widest[0])[0]!;
  return random.pick(camera.lenses.filter((lens) => lens.focal[0] !== lens.focal[1] || lens.focal[0] * camera.crop < 95 || camera.lenses.length === 1));
}

/** The file as the camera would have written it, apart from its pixels. */
export const exifOfPhoto = (photo: PlannedPhoto) => exifOf(photo.recorded);
