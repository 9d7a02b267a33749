/** Ways for a text to become markup or code in a browser. Whatever people wrote reaches a page as text, which React sees to as long as nobody goes round it. */
const WAYS =
  /\b(?:dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|setHTMLUnsafe)\b|\bdocument\.write|(?<![.\w])eval\(|\bnew Function\(/;
const FRAME = /<iframe\b[^>]*>/g;

/** A frame shows what is not of this page, such as a mail as its reader gets it: nothing runs in it, and it is nobody. */
const isShut = (frame: string): boolean => /\bsandbox="(?![^"]*allow-(?:scripts|same-origin|forms|top-navigation))/.test(frame);

/** What of that browsers get goes round React, and frames that are not shut. There is no list of exceptions. */
export const rawMarkup = (files: readonly string[], read: (file: string) => string): string[] =>
  files
    .filter((file) => /^(?:app|components|lib|public)\/.+\.(?:tsx?|m?js)$/.test(file) && !/\.test\.tsx?$/.test(file))
    .flatMap((file) => {
      const text = read(file);
      const lines = text.split("\n").filter((line) => WAYS.test(line));
      const frames = [...text.matchAll(FRAME)].map(([frame]) => frame).filter((frame) => !isShut(frame));
      return [...lines, ...frames].map((found) => `${file}: ${found.trim()}`);
    });
