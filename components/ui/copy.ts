/**
 * Copies a text. Browsers lend their clipboard only to pages that came over TLS; elsewhere, or where they refuse, the old command still copies what
 * is marked, and what is marked can be copied by hand where that does not work either.
 *
 * @param mark marks the text on the page
 */
export async function copyText(text: string, mark: () => void): Promise<boolean> {
  const copyMarked = (): boolean => {
    mark();
    return document.execCommand("copy");
  };
  return window.isSecureContext ? navigator.clipboard.writeText(text).then(() => true, copyMarked) : copyMarked();
}
