/** What is said where a real Meilisearch would be tried and none is named. */
export const NO_MEILISEARCH = "NOT TRIED on a real Meilisearch: set TEST_MEILISEARCH_HOST and TEST_MEILISEARCH_KEY to one made for tests";

/** The server that tests may use, as an instance would be told of it; null where the environment names none. */
export function testMeilisearch(): { MEILISEARCH_HOST: string; MEILISEARCH_API_KEY: string } | null {
  const { TEST_MEILISEARCH_HOST: host, TEST_MEILISEARCH_KEY: key } = process.env;
  return host ? { MEILISEARCH_HOST: host, MEILISEARCH_API_KEY: key ?? "" } : null;
}
