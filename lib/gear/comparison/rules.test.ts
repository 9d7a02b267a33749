import { describe, expect, it } from "vitest";
import { apertureSteps, editingOf, EDITOR_PATTERN, FAR, focalSteps } from "./rules";

describe("what a file says about its last program", () => {
  const of = (software: string | null, make: string | null = "NIKON CORPORATION", model: string | null = "NIKON D70") => editingOf({ software, make, model });

  it.each([
    ["Adobe Photoshop Lightroom Classic 13.2 (Windows)", "Lightroom"],
    ["Adobe Lightroom 7.1 (Android)", "Lightroom"],
    ["Adobe Photoshop CS6 (Windows)", "Photoshop"],
    ["Adobe Photoshop Camera Raw 9.0", "Camera Raw"],
    ["Capture One 23 Macintosh", "Capture One"],
    ["CaptureOne 12", "Capture One"],
    ["darktable 4.6.1", "darktable"],
    ["RawTherapee 5.9", "RawTherapee"],
    ["GIMP 2.10.34", "GIMP"],
    ["DxO PhotoLab 7", "DxO"],
    ["Nikon NX Studio 1.4", "NX Studio"],
    ["Capture NX 2.4.7 W", "NX Studio"],
    ["Digital Photo Professional", "Digital Photo Professional"],
    ["Photos 8.0", "Apple Photos"],
    ["Snapseed 2.0", "Snapseed"],
    ["digiKam-8.2.0", "digiKam"],
    ["Windows Photo Editor 10.0.10011.16384", "Windows Photos"],
  ])("%s changed it", (software, by) => {
    expect(of(software)).toEqual({ kind: "edited", by });
  });

  it.each([
    ["Ver.1.10"],
    ["Ver.1.00 "],
    ["1.02"],
    ["NIKON D70 Ver.2.00"],
    ["Firmware Version 1.0.3"],
    ["Digital Camera X-T4 Ver1.10", "FUJIFILM", "X-T4"],
    ["ILCE-7M3 v3.01", "SONY", "ILCE-7M3"],
    ["17.4.1", "Apple", "iPhone 15 Pro"],
    ["HDR+ 1.0.540104767zd", "Google", "Pixel 8"],
    ["G991BXXU3AUF6", "samsung", "SM-G991B"],
    ["QP1A.190711.020", "Xiaomi", "Mi 9T"],
    ["PENTAX K-1 Ver. 1.41", "RICOH IMAGING COMPANY, LTD.", "PENTAX K-1"],
    ["Version 1.3", "OLYMPUS CORPORATION", "E-M1MarkII"],
  ])("%s is the camera's own", (software, make?: string, model?: string) => {
    expect(of(software, make, model)).toEqual({ kind: "camera" });
  });

  it("is no certainty where the program is unknown, and nothing where it is not said", () => {
    expect(of("Somebody's Tool 3")).toEqual({ kind: "unsure", by: "Somebody's Tool 3" });
    expect(of("2024 Somebody's Tool")).toEqual({ kind: "unsure", by: "2024 Somebody's Tool" });
    expect(of(null)).toEqual({ kind: "unsaid" });
    expect(of("  ")).toEqual({ kind: "unsaid" });
    expect(of("Ver.1", null, null)).toEqual({ kind: "camera" });
    expect(of("x", "", "")).toEqual({ kind: "unsure", by: "x" });
  });

  it("takes no time to read, whatever it is", () => {
    for (const part of [":", " ", "v", "1.", "A_", "microsoft "]) {
      const before = performance.now();
      of(part.repeat(50_000));
      expect(performance.now() - before).toBeLessThan(500);
    }
  });

  it("has patterns that hold nothing the database reads otherwise", () => {
    expect(EDITOR_PATTERN).not.toMatch(/\\[^.]|\(\?/);
  });
});

describe("how far a photograph is from what is wanted", () => {
  it("counts apertures in thirds of a stop", () => {
    expect(apertureSteps(8, 8)).toBe(0);
    expect(apertureSteps(8, 7.8)).toBe(0);
    expect(apertureSteps(8, 9)).toBe(1);
    expect(apertureSteps(8, 7.1)).toBe(1);
    expect(apertureSteps(8, 5.6)).toBe(3);
    expect(apertureSteps(8, 11)).toBe(3);
    expect(apertureSteps(8, null)).toBe(FAR);
    expect(apertureSteps(8, 0)).toBe(FAR);
  });

  it("counts focal lengths by what they frame", () => {
    expect(focalSteps(50, 52)).toBe(0);
    expect(focalSteps(50, 55)).toBe(1);
    expect(focalSteps(50, 100)).toBe(8);
    expect(focalSteps(100, 50)).toBe(8);
    expect(focalSteps(50, null)).toBe(FAR);
  });
});
