/** What stands between the tags of a page's body, without its scripts: those are the framework's, and whoever serves it again adds their own. */
export function bodyOf(html: string): string {
  const [, body = ""] = /<body[^>]*>(.*)<\/body>/s.exec(html) ?? [];
  return body.replaceAll(/<script\b[^>]*>.*?<\/script>/gs, "");
}
