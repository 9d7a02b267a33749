import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** The nginx of this machine; null where there is none. Systems keep it where only root's PATH leads. */
export function findNginx(): string | null {
  const found = ["nginx", "/usr/sbin/nginx", "/usr/local/sbin/nginx"].find((path) => spawnSync(path, ["-v"]).status === 0);
  return found ?? null;
}

type Options = {
  /** Everything it writes goes below. */
  folder: string;
  port: number;
  /** The instance behind it, e.g. `http://127.0.0.1:3000`. */
  behind: string;
  /** Whether it may answer with what it has when it could ask, as some configure it. */
  stale: boolean;
};

export type Nginx = {
  /** What lies in its cache: the addresses. */
  cached: () => string[];
  stop: () => Promise<void>;
};

const STALE = `
      proxy_cache_use_stale error timeout updating http_500 http_502 http_503 http_504 http_403 http_404;
      proxy_cache_background_update on;`;

/** A reverse proxy that caches whatever it may, as eagerly as people configure it: also what says nothing about caching. */
const configuration = ({ folder, port, behind, stale }: Options): string => `
daemon off;
${process.getuid?.() === 0 ? "user root;" : ""}
worker_processes 1;
pid ${folder}/pid;
error_log ${folder}/error.log;
events { worker_connections 256; }
http {
  access_log ${folder}/access.log;
  ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join("\n  ")}
  proxy_cache_path ${folder}/cache keys_zone=all:1m inactive=1h;
  client_max_body_size 110m;
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass ${behind};
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_cache all;
      proxy_cache_valid any 1h;
      proxy_cache_revalidate on;
      proxy_cache_lock on;${stale ? STALE : ""}
      add_header X-Cache $upstream_cache_status always;
    }
  }
}
`;

/** Starts it and waits until it answers. */
export async function startNginx(nginx: string, options: Options): Promise<Nginx> {
  const { folder, port } = options;
  mkdirSync(join(folder, "cache"), { recursive: true });
  writeFileSync(join(folder, "nginx.conf"), configuration(options));
  const child = spawn(nginx, ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", join(folder, "error.log")], { stdio: "inherit" });
  const over = once(child, "exit");
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`nginx did not start: see ${join(folder, "error.log")}`);
    await pause(20);
  }
  return {
    cached: () => {
      const files = readdirSync(join(folder, "cache"), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      return files.map((file) => /^KEY: (.+)$/m.exec(readFileSync(join(file.parentPath, file.name), "latin1"))?.[1] ?? "");
    },
    stop: async () => {
      child.kill("SIGQUIT");
      await over;
    },
  };
}

const answers = (port: number): Promise<boolean> =>
  new Promise((settle) => {
    const socket = connect(port, "127.0.0.1", () => settle(true)).on("error", () => settle(false));
    socket.on("connect", () => socket.destroy());
  });
