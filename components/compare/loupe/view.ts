"use client";

import { createContext, useContext } from "react";
import type { Point, Zoom } from "@/lib/gear/comparison/types";

/** Where the loupe is, and how large it shows a pixel. */
export type View = { at: Point; zoom: Zoom };

type Loupe = { view: View; show: (view: View) => void };

/** Without a loupe around, it is in the middle, shows pixels as they are, and cannot be moved. */
export const LoupeContext = createContext<Loupe>({ view: { at: { x: 0.5, y: 0.5 }, zoom: 1 }, show: () => undefined });

/** The loupe around, and the way to move it. */
export const useLoupe = (): Loupe => useContext(LoupeContext);
