// plain.ts FILE: serves the pages of a JSON file, by their names, with Node and nothing else; says where.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const pages = Object.entries(JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as Record<string, string>);
const bodies = new Map(pages.map(([name, html]) => [`/${name}`, Buffer.from(html)]));

const server = createServer((request, response) => {
  const body = bodies.get(request.url ?? "");
  if (body) response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-length": body.length }).end(body);
  else response.writeHead(404).end();
});
server.listen(0, "localhost", () => console.log(`http://localhost:${(server.address() as AddressInfo).port}`));
