export type Lens = {
  /** Exactly as files name it (EXIF LensModel); empty where the camera writes none. */
  model: string;
  maker: string;
  /** Millimetres, from and to; the same for a fixed focal length. */
  focal: readonly [number, number];
  /** Widest f-number at the short and at the long end. */
  widest: readonly [number, number];
  /** Smallest opening. */
  smallest: number;
};

export type Camera = {
  /** Exactly as files name it (EXIF Make and Model). */
  make: string;
  model: string;
  software: string;
  /** How much longer a focal length has to be on 35 mm film for the same picture. */
  crop: number;
  /** Width by height of what it takes. */
  aspect: number;
  /** Native sensitivity, from and to. */
  iso: readonly [number, number];
  /** Seconds. */
  fastest: number;
  /** A phone sets any speed and sensitivity, not only thirds of a stop; its opening is fixed. */
  phone?: true;
  /** What the scanner of a film laboratory writes: no exposure, no lens. */
  scan?: true;
  /** The pattern of its file names, with `#` for the running number. */
  fileName: string;
  lenses: readonly Lens[];
};

const zoom = (model: string, maker: string, focal: readonly [number, number], widest: readonly [number, number] | number, smallest = 22): Lens => ({
  model,
  maker,
  focal,
  widest: typeof widest === "number" ? [widest, widest] : widest,
  smallest,
});
const prime = (model: string, maker: string, focal: number, widest: number, smallest = 16): Lens => ({
  model,
  maker,
  focal: [focal, focal],
  widest: [widest, widest],
  smallest,
});

const canon = { make: "Canon", crop: 1, aspect: 3 / 2, fastest: 1 / 8000, fileName: "IMG_#.JPG" };
const nikon = { make: "NIKON CORPORATION", crop: 1, aspect: 3 / 2, fastest: 1 / 8000, fileName: "DSC_#.JPG" };
const sony = { make: "SONY", aspect: 3 / 2, fileName: "DSC0#.JPG" };
const fuji = { make: "FUJIFILM", fastest: 1 / 4000, fileName: "DSCF#.JPG" };

/** Twenty cameras that exist, with lenses that exist for them, each as its files name it. */
export const CAMERAS: readonly Camera[] = [
  {
    ...canon,
    model: "Canon EOS 5D Mark IV",
    software: "Firmware Version 1.4.0",
    iso: [100, 32000],
    lenses: [
      zoom("EF24-70mm f/2.8L II USM", "", [24, 70], 2.8),
      zoom("EF16-35mm f/4L IS USM", "", [16, 35], 4),
      zoom("EF70-200mm f/2.8L IS II USM", "", [70, 200], 2.8, 32),
      prime("EF50mm f/1.4 USM", "", 50, 1.4, 22),
      prime("EF100mm f/2.8L Macro IS USM", "", 100, 2.8, 32),
    ],
  },
  {
    ...canon,
    model: "Canon EOS R6m2",
    software: "Firmware Version 1.5.0",
    iso: [100, 51200],
    lenses: [
      zoom("RF24-105mm F4 L IS USM", "Canon", [24, 105], 4),
      zoom("RF15-35mm F2.8 L IS USM", "Canon", [15, 35], 2.8),
      prime("RF35mm F1.8 MACRO IS STM", "Canon", 35, 1.8, 22),
      prime("RF85mm F2 MACRO IS STM", "Canon", 85, 2, 29),
    ],
  },
  {
    ...canon,
    model: "Canon EOS 80D",
    crop: 1.6,
    software: "Firmware Version 1.0.3",
    iso: [100, 16000],
    lenses: [
      zoom("EF-S18-135mm f/3.5-5.6 IS USM", "", [18, 135], [3.5, 5.6]),
      zoom("EF-S10-18mm f/4.5-5.6 IS STM", "", [10, 18], [4.5, 5.6]),
      prime("EF50mm f/1.8 STM", "", 50, 1.8, 22),
    ],
  },
  {
    ...nikon,
    model: "NIKON D750",
    fastest: 1 / 4000,
    software: "Ver.1.15",
    iso: [100, 12800],
    lenses: [
      zoom("24.0-120.0 mm f/4.0", "", [24, 120], 4),
      zoom("16.0-35.0 mm f/4.0", "", [16, 35], 4),
      prime("50.0 mm f/1.8", "", 50, 1.8),
      prime("105.0 mm f/2.8", "", 105, 2.8, 32),
    ],
  },
  {
    ...nikon,
    model: "NIKON Z 6_2",
    software: "Ver.01.60",
    iso: [100, 51200],
    lenses: [
      zoom("NIKKOR Z 24-70mm f/4 S", "NIKON", [24, 70], 4),
      zoom("NIKKOR Z 14-30mm f/4 S", "NIKON", [14, 30], 4),
      zoom("NIKKOR Z 70-200mm f/2.8 VR S", "NIKON", [70, 200], 2.8),
      prime("NIKKOR Z 50mm f/1.8 S", "NIKON", 50, 1.8),
    ],
  },
  {
    ...sony,
    model: "ILCE-7M3",
    crop: 1,
    fastest: 1 / 8000,
    software: "ILCE-7M3 v4.02",
    iso: [100, 51200],
    lenses: [
      zoom("FE 24-105mm F4 G OSS", "Sony", [24, 105], 4),
      zoom("FE 16-35mm F2.8 GM", "Sony", [16, 35], 2.8),
      prime("FE 55mm F1.8 ZA", "Sony", 55, 1.8, 22),
      prime("FE 90mm F2.8 Macro G OSS", "Sony", 90, 2.8, 22),
    ],
  },
  {
    ...sony,
    model: "ILCE-6400",
    crop: 1.5,
    fastest: 1 / 4000,
    software: "ILCE-6400 v2.00",
    iso: [100, 32000],
    lenses: [
      zoom("E 18-135mm F3.5-5.6 OSS", "Sony", [18, 135], [3.5, 5.6]),
      zoom("E 16-55mm F2.8 G", "Sony", [16, 55], 2.8),
      prime("E 35mm F1.8 OSS", "Sony", 35, 1.8, 22),
    ],
  },
  {
    ...fuji,
    model: "X-T4",
    crop: 1.5,
    aspect: 3 / 2,
    fastest: 1 / 8000,
    software: "Digital Camera X-T4 Ver2.02",
    iso: [160, 12800],
    lenses: [
      zoom("XF16-55mmF2.8 R LM WR", "FUJIFILM", [16, 55], 2.8),
      zoom("XF10-24mmF4 R OIS WR", "FUJIFILM", [10, 24], 4),
      prime("XF35mmF1.4 R", "FUJIFILM", 35, 1.4),
      prime("XF80mmF2.8 R LM OIS WR Macro", "FUJIFILM", 80, 2.8, 22),
    ],
  },
  { ...fuji, model: "X100V", crop: 1.5, aspect: 3 / 2, software: "Digital Camera X100V Ver2.10", iso: [160, 12800], lenses: [prime("", "", 23, 2)] },
  {
    ...fuji,
    model: "GFX50S II",
    crop: 0.79,
    aspect: 4 / 3,
    software: "Digital Camera GFX50S II Ver1.21",
    iso: [100, 12800],
    lenses: [
      zoom("GF35-70mmF4.5-5.6 WR", "FUJIFILM", [35, 70], [4.5, 5.6], 32),
      zoom("GF32-64mmF4 R LM WR", "FUJIFILM", [32, 64], 4, 32),
      prime("GF63mmF2.8 R WR", "FUJIFILM", 63, 2.8, 32),
    ],
  },
  {
    make: "OM Digital Solutions",
    model: "OM-1",
    software: "Version 1.6",
    crop: 2,
    aspect: 4 / 3,
    iso: [200, 25600],
    fastest: 1 / 8000,
    fileName: "P5#.JPG",
    lenses: [
      zoom("OM 12-40mm F2.8 II", "OM Digital Solutions", [12, 40], 2.8),
      zoom("OLYMPUS M.7-14mm F2.8", "OLYMPUS CORPORATION", [7, 14], 2.8),
      prime("OLYMPUS M.60mm F2.8 Macro", "OLYMPUS CORPORATION", 60, 2.8, 22),
    ],
  },
  {
    make: "Panasonic",
    model: "DC-S5",
    software: "Ver.2.8",
    crop: 1,
    aspect: 3 / 2,
    iso: [100, 51200],
    fastest: 1 / 8000,
    fileName: "P1#.JPG",
    lenses: [zoom("LUMIX S 20-60/F3.5-5.6", "", [20, 60], [3.5, 5.6]), zoom("LUMIX S 24-105/F4", "", [24, 105], 4), prime("LUMIX S 50/F1.8", "", 50, 1.8, 22)],
  },
  {
    make: "RICOH IMAGING COMPANY, LTD.",
    model: "PENTAX K-3 Mark III",
    software: "PENTAX K-3 Mark III Ver. 1.80",
    crop: 1.5,
    aspect: 3 / 2,
    iso: [100, 51200],
    fastest: 1 / 8000,
    fileName: "IMGP#.JPG",
    lenses: [
      zoom("HD PENTAX-DA 16-85mm F3.5-5.6 ED DC WR", "", [16, 85], [3.5, 5.6]),
      prime("HD PENTAX-DA 21mm F3.2 ED AL Limited", "", 21, 3.2, 22),
      prime("smc PENTAX-D FA MACRO 100mm F2.8 WR", "", 100, 2.8, 32),
    ],
  },
  {
    make: "LEICA CAMERA AG",
    model: "LEICA Q2",
    software: "Firmware Version 5.1",
    crop: 1,
    aspect: 3 / 2,
    iso: [50, 50000],
    fastest: 1 / 2000,
    fileName: "L100#.JPG",
    lenses: [prime("SUMMILUX 1:1.7/28 ASPH.", "Leica Camera AG", 28, 1.7)],
  },
  {
    make: "RICOH IMAGING COMPANY, LTD.",
    model: "RICOH GR III",
    software: "RICOH GR III Ver. 1.90",
    crop: 1.5,
    aspect: 3 / 2,
    iso: [100, 51200],
    fastest: 1 / 4000,
    fileName: "R000#.JPG",
    lenses: [prime("GR LENS", "RICOH IMAGING COMPANY, LTD.", 18.3, 2.8)],
  },
  {
    make: "Hasselblad",
    model: "X2D 100C",
    software: "4.0.0",
    crop: 0.79,
    aspect: 4 / 3,
    iso: [64, 25600],
    fastest: 1 / 6000,
    fileName: "B000#.JPG",
    lenses: [prime("XCD 38V", "Hasselblad", 38, 2.5, 32), prime("XCD 55V", "Hasselblad", 55, 2.5, 32), prime("XCD 90V", "Hasselblad", 90, 2.5, 32)],
  },
  {
    make: "Apple",
    model: "iPhone 15 Pro",
    software: "26.1",
    crop: 3.55,
    aspect: 4 / 3,
    iso: [50, 6400],
    fastest: 1 / 10000,
    phone: true,
    fileName: "IMG_#.JPG",
    lenses: [
      prime("iPhone 15 Pro back triple camera 6.765mm f/1.78", "Apple", 6.765, 1.78),
      prime("iPhone 15 Pro back triple camera 2.22mm f/2.2", "Apple", 2.22, 2.2),
      prime("iPhone 15 Pro back triple camera 9mm f/2.8", "Apple", 9, 2.8),
    ],
  },
  {
    make: "Google",
    model: "Pixel 8 Pro",
    software: "HDR+ 1.0.790960477zd",
    crop: 3.6,
    aspect: 4 / 3,
    iso: [40, 4800],
    fastest: 1 / 10000,
    phone: true,
    fileName: "PXL_#.jpg",
    lenses: [
      prime("Pixel 8 Pro back camera 6.9mm f/1.68", "Google", 6.9, 1.68),
      prime("Pixel 8 Pro back camera 2.23mm f/1.95", "Google", 2.23, 1.95),
      prime("Pixel 8 Pro back camera 18.0mm f/2.8", "Google", 18, 2.8),
    ],
  },
  {
    make: "samsung",
    model: "SM-S918B",
    software: "S918BXXS8DYA1",
    crop: 3.65,
    aspect: 4 / 3,
    iso: [50, 3200],
    fastest: 1 / 10000,
    phone: true,
    fileName: "2026_#.jpg",
    lenses: [prime("", "", 6.3, 1.7)],
  },
  {
    make: "NORITSU KOKI",
    model: "QSS-32_33",
    software: "QSS-32_33 7.00.112",
    crop: 1,
    aspect: 3 / 2,
    iso: [100, 800],
    fastest: 1 / 1000,
    scan: true,
    fileName: "R1-0#.JPG",
    lenses: [],
  },
];

/** The equivalent on 35 mm film, in millimetres, as cameras round it. Phones name what their maker printed on the box. */
export function equivalent(camera: Camera, focal: number): number {
  return PRINTED[`${camera.model} ${focal}`] ?? Math.round(focal * camera.crop);
}

const PRINTED: Record<string, number> = {
  "iPhone 15 Pro 6.765": 24,
  "iPhone 15 Pro 2.22": 14,
  "iPhone 15 Pro 9": 77,
  "Pixel 8 Pro 6.9": 25,
  "Pixel 8 Pro 2.23": 12,
  "Pixel 8 Pro 18": 113,
  "SM-S918B 6.3": 23,
};
