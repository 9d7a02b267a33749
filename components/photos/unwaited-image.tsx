"use client";

import type { ComponentProps } from "react";

const nothing = (): void => undefined;

/**
 * An image that no view transition waits for. React holds a transition back, half a second at most, until images without a `load`
 * handler have arrived; the page should answer at once and the photograph sharpen on its way.
 */
export const UnwaitedImage = ({ alt, ...props }: ComponentProps<"img"> & { alt: string }) => <img alt={alt} onLoad={nothing} {...props} />;
