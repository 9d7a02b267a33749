import NextLink, { type LinkProps } from "next/link";

/**
 * A link within the product. Pages are made for whoever asks, so one that might be followed is not fetched ahead: on a slow line that competes with the
 * photographs, and costs the server a page. Where the next page is all but certain, `prefetch` says so.
 */
export const Link = <Address,>({ prefetch = false, ...props }: LinkProps<Address>) => <NextLink prefetch={prefetch} {...props} />;
