import type { NextRequest } from "next/server";
import { handleUploads } from "./_parts/handler";

export const GET = (request: NextRequest): Promise<Response> => handleUploads("GET", request);
export const POST = (request: NextRequest): Promise<Response> => handleUploads("POST", request);
