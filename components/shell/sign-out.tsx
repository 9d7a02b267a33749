import type { ReactNode } from "react";
import { signOutAction } from "@/lib/accounts/actions";

/** A button that ends the session. */
export function SignOut({ className, title, children }: { className?: string; title?: string; children: ReactNode }) {
  return (
    <form action={signOutAction} className="contents">
      <button type="submit" title={title} className={className}>
        {children}
      </button>
    </form>
  );
}
