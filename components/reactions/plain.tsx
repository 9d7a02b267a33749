/** Tells the server that no script runs, so that it leads back to where on the page one was. */
export const Plain = () => (
  <noscript>
    <input type="hidden" name="plain" value="yes" />
  </noscript>
);
