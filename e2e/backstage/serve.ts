// node --import tsx e2e/backstage/serve.ts DATA_DIR: does on a running instance's data what tests ask for, until whoever started it is gone.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { joinInstance } from "@/scripts/instance";

joinInstance(process.argv[2] ?? "");
const deeds: Record<string, (...args: never[]) => Promise<unknown>> = await import("./deeds");

const server = createServer((request, response) => {
  const answer = async (): Promise<string> => {
    const args = (await json(request)) as never[];
    return JSON.stringify((await deeds[request.url!.slice(1)]!(...args)) ?? null);
  };
  answer().then(
    (body) => response.end(body),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
await once(server.listen(0, "127.0.0.1"), "listening");
process.send!((server.address() as AddressInfo).port);
process.once("disconnect", () => process.exit());
