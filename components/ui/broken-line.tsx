import { Drawing } from "./drawing";

/** A plug pulled out of its socket. */
export const BrokenLine = () => (
  <Drawing>
    <path d="M8 60h34c8 0 8-12 16-12h6" />
    <path d="M64 38h10a10 10 0 0 1 0 20H64zM84 43h8M84 53h8" />
    <path d="M112 38h-8a10 10 0 0 0 0 20h8zM112 48h8c8 0 8 12 16 12h16" />
    <path d="M94 30v-8M100 32l5-6M88 32l-5-6" stroke="var(--glow)" opacity="0.8" />
    <path d="M20 92h120" opacity="0.35" />
  </Drawing>
);
