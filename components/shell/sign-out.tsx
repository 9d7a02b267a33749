import type { ReactNode } from "react";
import { signOutAction } from "@/lib/accounts/actions";
import { ForgetDrafts } from "./forget-drafts";

/** A button that ends the session. */
export function SignOut({ className, title, children }: { className?: string; title?: string; children: ReactNode }) {
  return (
    <form action={signOutAction} className="contents">
      <ForgetDrafts />
      <button type="submit" title={title} className={className}>
        {children}
      </button>
    </form>
  );
}
