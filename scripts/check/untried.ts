import { findNginx } from "@/e2e/proxy/nginx";
import { NO_MEILISEARCH, testMeilisearch } from "../testing/meilisearch";
import { NO_S3, testBucket } from "../testing/s3";

/** What is said where taking photos back through a caching proxy cannot be tried. */
export const NO_NGINX = "NOT TRIED behind a caching proxy: there is no nginx on the PATH (Debian: apt-get install nginx-light)";

/** What this machine does not let us try, a line each, so that nobody takes it for proved. */
export const untried = (): string[] => [...(testBucket() ? [] : [NO_S3]), ...(testMeilisearch() ? [] : [NO_MEILISEARCH]), ...(findNginx() ? [] : [NO_NGINX])];
