import type { ReactNode } from "react";

/** A button that ends the session. */
export function SignOut({ className, title, children }: { className?: string; title?: string; children: ReactNode }) {
  return (
    <form action="/sign-out" method="post" className="contents">
      <button type="submit" title={title} className={className}>
        {children}
      </button>
    </form>
  );
}
