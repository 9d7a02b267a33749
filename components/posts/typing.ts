/**
 * Puts a text into a field as if it had been typed, so that it can be undone like anything typed, in the place of a stretch, or of what is marked; the
 * caret stands behind it. Browsers have one command for that, which is old and stays; where it refuses, the text is put in all the same.
 */
export function typeInto(field: HTMLTextAreaElement, text: string, { start, end } = { start: field.selectionStart, end: field.selectionEnd }): void {
  field.focus();
  field.setSelectionRange(start, end);
  if (document.execCommand("insertText", false, text)) return;
  field.setRangeText(text, start, end, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
