import { currentViewer } from "@/lib/platform/session";
import { suggestionsFor } from "./data";

/** People the current member may want to know. */
export const loadSuggestions = async () => suggestionsFor(await currentViewer());
