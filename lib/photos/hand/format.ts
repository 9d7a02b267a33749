import type { CameraData } from "../exif/types";
import type { Field } from "../publishing/types";
import type { Numbers } from "../format";
import type { HandInput } from "./types";

/** What stands in each input: what is there already, so that reading it gives the same again. */
export function enteredTexts(camera: CameraData, byHand: readonly Field[], n: Numbers): Record<HandInput, string> {
  // A mark of the reader's language that we can read back; both can be.
  const mark = n.number(0.5).at(1) === "," ? "," : ".";
  const plain = (value: number | null): string => (value === null ? "" : String(value).replace(".", mark));
  const [day = "", time = ""] = byHand.includes("taken") ? (camera.takenLocal?.split("T") ?? []) : [];
  return {
    camera: camera.model ?? "",
    lens: camera.lensModel ?? "",
    focalLength: plain(camera.focalLength),
    focalLength35: camera.focalLength35Computed ? "" : plain(camera.focalLength35),
    aperture: plain(camera.aperture),
    exposureTime: fraction(camera.exposureTime) ?? plain(camera.exposureTime),
    iso: plain(camera.iso),
    flash: camera.flash === null ? "" : String(camera.flash & 1),
    takenDate: day,
    takenTime: time === "00:00:00" ? "" : time.replace(/:00$/, ""),
    takenOffset: day === "" ? "" : offset(camera.takenOffsetMin),
    artist: camera.artist ?? "",
    copyright: camera.copyright ?? "",
  };
}

/** `1/250`, where that is exactly it. */
function fraction(seconds: number | null): string | null {
  if (seconds === null || seconds >= 1) return null;
  const parts = Math.round(1 / seconds);
  return 1 / parts === seconds ? `1/${parts}` : null;
}

/** `+05:45`. */
function offset(minutes: number | null): string {
  if (minutes === null) return "";
  const two = (value: number): string => String(value).padStart(2, "0");
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
