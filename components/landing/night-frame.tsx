/** A lamp on the frame: where, and how bright (radius of its white core, in units of the drawing). */
type Lamp = { x: number; y: number; core: number };

const HORIZON = 404;

const LAMPS: readonly Lamp[] = [
  { x: 214, y: 168, core: 15 },
  { x: 388, y: 262, core: 8.5 },
  { x: 478, y: 310, core: 5.5 },
  { x: 532, y: 338, core: 3.6 },
  { x: 566, y: 355, core: 2.4 },
  { x: 588, y: 366, core: 1.7 },
  { x: 742, y: 296, core: 6.5 },
  { x: 676, y: 334, core: 3.9 },
  { x: 640, y: 354, core: 2.5 },
  { x: 876, y: 222, core: 11 },
];

const WINDOWS: readonly (readonly [x: number, y: number, tone: number])[] = [
  [60, 300, 0.5],
  [60, 322, 0.25],
  [84, 278, 0.35],
  [108, 322, 0.6],
  [132, 300, 0.2],
  [296, 330, 0.4],
  [310, 330, 0.25],
  [310, 346, 0.5],
  [806, 326, 0.35],
  [822, 342, 0.5],
  [838, 326, 0.2],
  [790, 342, 0.3],
  [928, 312, 0.4],
  [928, 334, 0.25],
];

const HOLES = Array.from({ length: 16 }, (_, index) => 24 + index * 60);

/**
 * One frame of film: a wet street at night, its lamps bright enough to shine through the film and come back red. Drawn, so that an
 * instance without a single photograph has a face too.
 */
export function NightFrame({ className }: { className?: string }) {
  const paint = (name: string): string => `url(#night-${name})`;
  return (
    <svg viewBox="0 0 960 640" aria-hidden="true" className={className}>
      <defs>
        <Glow
          id="night-halo"
          stops={[
            [0, "#ff7a45", 0.95],
            [0.08, "#ff5a2e", 0.6],
            [0.17, "#e8431f", 0.3],
            [0.25, "#ff5f36", 0.36],
            [0.31, "#d23c1c", 0.22],
            [0.44, "#8f2711", 0.1],
            [0.7, "#5a1408", 0.035],
            [1, "#5a1408", 0],
          ]}
        />
        <Glow
          id="night-core"
          stops={[
            [0, "#ffffff", 1],
            [0.55, "#fffaf5", 1],
            [0.78, "#ffd9bd", 0.95],
            [1, "#ff7a47", 0],
          ]}
        />
        <Glow
          id="night-wet"
          stops={[
            [0, "#ffd2b0", 0.75],
            [0.25, "#ff7442", 0.36],
            [1, "#8a2410", 0],
          ]}
        />
        <linearGradient id="night-sky" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#0c0d12" />
          <stop offset="0.62" stopColor="#2b2523" />
          <stop offset="0.66" stopColor="#0c0c0e" />
          <stop offset="1" stopColor="#08080a" />
        </linearGradient>
        <clipPath id="night-frame">
          <rect x="30" y="66" width="900" height="508" rx="4" />
        </clipPath>
      </defs>
      <rect width="960" height="640" fill="#100e0d" />
      {HOLES.map((x) => (
        <g key={x} fill="var(--canvas)">
          <rect x={x - 12} y="14" width="26" height="34" rx="6" />
          <rect x={x - 12} y="592" width="26" height="34" rx="6" />
        </g>
      ))}
      <g clipPath={paint("frame")}>
        <rect x="30" y="66" width="900" height="508" fill={paint("sky")} />
        <path d="M30 232h52v-26h46v44h62v64h54v-30h42v46h56v30h60v18h70l130 4h24v-10h76v-22h44v22h60v-60h38v-34h58v62h28v84H30z" fill="#0b0b0d" />
        {WINDOWS.map(([x, y, tone]) => (
          <rect key={`${x} ${y}`} x={x} y={y} width="7" height="9" fill="#ffb27d" opacity={tone} />
        ))}
        <path d={`M30 ${HORIZON}h900v170H30z`} fill="#0a0a0b" />
        <path d="M600 382 30 540v34h250zM622 382l310 130v62H690z" fill="#121214" />
        <ellipse cx="611" cy="384" rx="420" ry="150" fill={paint("halo")} opacity="0.28" />
        <g style={{ mixBlendMode: "screen" }}>
          {LAMPS.map((lamp) => (
            <LampLight key={lamp.x} lamp={lamp} halo={paint("halo")} core={paint("core")} wet={paint("wet")} />
          ))}
        </g>
      </g>
      <g fill="#e0933f" fontSize="13" fontWeight="600" letterSpacing="1.6" opacity="0.9">
        <text x="60" y="61">
          HALATION 400
        </text>
        <text x="480" y="61">
          24
        </text>
        <text x="820" y="61">
          24A
        </text>
        <path d="m462 50 9 5-9 5z" />
      </g>
    </svg>
  );
}

type LampLightProps = { lamp: Lamp; halo: string; core: string; wet: string };

function LampLight({ lamp: { x, y, core: r }, halo, core, wet }: LampLightProps) {
  const depth = HORIZON + (HORIZON - y) * 0.55;
  return (
    <>
      <path d={`M${x} ${y}V${HORIZON + r}`} stroke="#2a2624" strokeWidth={r / 4} />
      <circle cx={x} cy={y} r={r * 14} fill={halo} />
      <ellipse cx={x} cy={depth} rx={r * 1.7} ry={r * 6.5} fill={wet} opacity="0.8" />
      <ellipse cx={x} cy={depth} rx={r * 5} ry={r * 8} fill={halo} opacity="0.22" />
      <circle cx={x} cy={y} r={r * 1.25} fill={core} />
    </>
  );
}

type GlowProps = { id: string; stops: readonly (readonly [offset: number, color: string, opacity: number])[] };

const Glow = ({ id, stops }: GlowProps) => (
  <radialGradient id={id}>
    {stops.map(([offset, color, opacity]) => (
      <stop key={offset} offset={offset} stopColor={color} stopOpacity={opacity} />
    ))}
  </radialGradient>
);
