import type { Metadata } from "sharp";
import { anonymousProfile } from "@/lib/core/icc";

/** Profiles of cameras and screens are a few kilobytes; those of printers would outweigh a small derivative, and come in pieces in JPEG. */
const MAX_PROFILE_BYTES = 65_000;

/** The profile of a picture as it was, and what of it we pass on. */
type Profile = { was: Buffer; told: Uint8Array };

/**
 * A picture's profile, if it can go along: WebP holds RGB, so of one about other channels (CMYK, grey), or a broken one, the pixels are converted
 * instead.
 */
export function usableProfile({ icc, space }: Metadata): Profile | null {
  const fits = icc !== undefined && icc.length <= MAX_PROFILE_BYTES && icc.toString("latin1", 16, 20) === "RGB " && (space === "srgb" || space === "rgb16");
  const told = fits ? anonymousProfile(icc) : null;
  return told && { was: icc!, told };
}

/** Puts what a profile may tell in its place in a file that we made, which holds it as it was. */
export function anonymous(file: Buffer, profile: Profile | null): Buffer {
  if (!profile) return file;
  for (let at = file.indexOf(profile.was); at !== -1; at = file.indexOf(profile.was, at + profile.was.length)) file.set(profile.told, at);
  return file;
}
