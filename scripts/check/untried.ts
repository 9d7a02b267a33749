import { findNginx } from "@/e2e/proxy/nginx";
import { NO_MEILISEARCH, testMeilisearch } from "../testing/meilisearch";
import { NO_S3, testBucket } from "../testing/s3";

/** What is said where taking photos back through a caching proxy cannot be tried. */
export const NO_NGINX = "NOT TRIED behind a caching proxy: there is no nginx on the PATH (Debian: apt-get install nginx-light)";

/** What is said where nothing but our own server speaks the protocol of sockets. */
const NO_PUSHER =
  "NOT TRIED on another realtime server: set TEST_PUSHER_HOST, TEST_PUSHER_PORT, TEST_PUSHER_APP_ID, TEST_PUSHER_KEY and TEST_PUSHER_SECRET to one made for tests";

/** What this machine does not let us try, a line each, so that nobody takes it for proved. */
export const untried = (): string[] => [
  ...(testBucket() ? [] : [NO_S3]),
  ...(testMeilisearch() ? [] : [NO_MEILISEARCH]),
  ...(findNginx() ? [] : [NO_NGINX]),
  ...(process.env.TEST_PUSHER_HOST ? [] : [NO_PUSHER]),
];
