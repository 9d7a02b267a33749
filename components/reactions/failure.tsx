/** What went wrong, beside the button that was pressed; it lies over what is below, so that nothing moves. */
export const Failure = ({ children }: { children: string }) =>
  children && (
    <span
      role="alert"
      className="absolute top-full left-0 z-20 w-max max-w-64 rounded-md border border-danger/40 bg-float px-3 py-2 text-sm text-danger shadow-float"
    >
      {children}
    </span>
  );
