import { ingest } from "@/embedded/uploads";

// Only what browsers send comes in by the network. Announcing uploads and reporting on them stay inside this process (see the upload route).
export { ingest as HEAD, ingest as PUT };
