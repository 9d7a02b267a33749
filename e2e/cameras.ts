import type { SceneKind } from "@/db/seed/scenes/kinds";
import { paintJpeg } from "@/db/seed/scenes/paint";

/** A file as the browser is handed it. */
type CameraFile = { name: string; mimeType: string; buffer: Buffer };
type Shot = { name: string; kind: SceneKind; body: string; lens: string; time: string; f: string; iso: string; mm: string; orientation: number };

/** Files as a camera would write them, made for one test: two of one body and lens, one of another. */
export async function cameraFiles(mark: string): Promise<CameraFile[]> {
  const shots: Shot[] = [
    {
      name: "harbour.jpg",
      kind: "skyline",
      body: `Testar ${mark}`,
      lens: `Testagon ${mark} 85mm F1.8`,
      time: "1/250",
      f: "18/10",
      iso: "400",
      mm: "85/1",
      orientation: 6,
    },
    {
      name: "ridge.jpg",
      kind: "hills",
      body: `Testar ${mark}`,
      lens: `Testagon ${mark} 85mm F1.8`,
      time: "1/60",
      f: "8/1",
      iso: "100",
      mm: "85/1",
      orientation: 1,
    },
    {
      name: "stars.jpg",
      kind: "stardust",
      body: `Probex ${mark}`,
      lens: `Wideon ${mark} 20mm F1.4`,
      time: "15/1",
      f: "14/10",
      iso: "3200",
      mm: "20/1",
      orientation: 1,
    },
  ];
  return Promise.all(
    shots.map(async ({ name, kind, body, lens, time, f, iso, mm, orientation }, index) => {
      const exif = {
        IFD0: { Make: body.split(" ")[0]!, Model: body },
        IFD2: {
          ExposureTime: time,
          FNumber: f,
          ISOSpeedRatings: iso,
          FocalLength: mm,
          LensModel: lens,
          DateTimeOriginal: `2026:0${index + 3}:14 18:20:0${index}`,
        },
        IFD3: { GPSLatitudeRef: "N", GPSLatitude: "46/1 21/1 48/1", GPSLongitudeRef: "E", GPSLongitude: "14/1 5/1 36/1" },
      };
      return {
        name,
        mimeType: "image/jpeg",
        buffer: await paintJpeg({ seed: `${mark}-${name}`, kind, width: 900, aspect: orientation === 1 ? 1.5 : 2 / 3, exif, orientation }),
      };
    }),
  );
}
