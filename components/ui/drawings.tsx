import { Drawing } from "./drawing";

/*
 * Small line drawings for empty places: hairlines in the colour of the text around, and one spot of the glow.
 */

/** A spot of light with its halo. */
const Light = ({ x, y, r = 4 }: { x: number; y: number; r?: number }) => (
  <g stroke="var(--glow)">
    <circle cx={x} cy={y} r={r} fill="var(--glow)" stroke="none" />
    <circle cx={x} cy={y} r={r * 2} opacity="0.55" />
    <circle cx={x} cy={y} r={r * 3.1} opacity="0.22" />
  </g>
);

/** A roll of film whose frames are still empty, the first one lit. */
export const EmptyPhotos = () => (
  <Drawing>
    <path d="M18 26h6M21 26v-6M12 32a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v52a2 2 0 0 1-2 2H14a2 2 0 0 1-2-2z" />
    <path d="M12 42h18M12 74h18M21 86v6" />
    <path d="M30 36h118M30 80h118c0-8-4-10-4-22s4-14 4-22" />
    <path
      d="M38 42h4M50 42h4M62 42h4M74 42h4M86 42h4M98 42h4M110 42h4M122 42h4M134 42h4M38 74h4M50 74h4M62 74h4M74 74h4M86 74h4M98 74h4M110 74h4M122 74h4M134 74h4"
      strokeWidth="2.5"
      opacity="0.55"
    />
    <path d="M36 48h30v20H36zM72 48h30v20H72zM108 48h28v20h-28z" />
    <Light x={51} y={58} r={3} />
  </Drawing>
);

/** A loupe over a contact sheet with no frame under it. */
export const EmptySearch = () => (
  <Drawing>
    <path d="M24 18h28v20H24zM58 18h28v20H58zM92 18h28v20H92zM24 44h28v20H24zM24 70h28v20H24z" opacity="0.6" />
    <path d="M58 70h14" opacity="0.35" strokeDasharray="3 4" />
    <circle cx="92" cy="66" r="26" />
    <circle cx="92" cy="66" r="20" opacity="0.4" />
    <path d="m111 85 22 19" strokeWidth="4" />
    <Light x={92} y={66} r={3} />
  </Drawing>
);

/** A lamp over a road that goes no further. */
export const LostPage = () => (
  <Drawing>
    <path d="M20 96h74" />
    <path d="M102 96h8M118 96h5M131 96h3M142 96h2" opacity="0.7" />
    <path d="M52 96V36c0-12 5-18 17-18h7" />
    <path d="M74 14h20l6 12H68z" />
    <path d="m72 40-16 56M96 40l24 56" opacity="0.3" strokeDasharray="2 6" />
    <Light x={84} y={31} r={4} />
  </Drawing>
);

/** A door that is closed, light under it. */
export const ClosedDoor = () => (
  <Drawing>
    <path d="M52 96V14h56v82" />
    <path d="M60 96V22h40v74" />
    <path d="M24 96h112" />
    <circle cx="92" cy="60" r="2.5" />
    <path d="M64 93h32" stroke="var(--glow)" strokeWidth="3" />
    <path d="m64 100-14 8M96 100l14 8M80 100v8" stroke="var(--glow)" opacity="0.4" />
  </Drawing>
);

/** An opened letter, its message in the light. */
export const OpenLetter = () => (
  <Drawing>
    <path d="M36 50 80 18l44 32v46H36z" />
    <path d="m36 96 34-28M124 96 90 68M36 50l44 30 44-30" />
    <path d="M50 59V34h60v25" opacity="0.6" />
    <path d="M62 56h36" opacity="0.35" />
    <Light x={80} y={43} r={3} />
  </Drawing>
);

/** A wall of bricks with one blank sheet pinned to it. */
export const BareWall = () => (
  <Drawing>
    <path d="M16 20h128M16 40h28M116 40h28M16 60h28M116 60h28M16 80h28M116 80h28M16 100h128" opacity="0.5" />
    <path d="M36 20v20M84 8v12M124 20v20M28 40v20M132 40v20M36 60v20M124 60v20M28 80v20M132 80v20M60 100v-8M100 100v-8" opacity="0.35" />
    <path d="M52 30h56v56H64L52 74z" />
    <path d="M52 74h12v12" />
    <path d="M62 52h36M62 62h24" opacity="0.35" strokeDasharray="3 4" />
    <Light x={80} y={36} r={3} />
  </Drawing>
);
