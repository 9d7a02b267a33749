import { z } from "zod";
import { ROLES } from "../types";

export const roleSchema = z.object({ member: z.uuid("errors.invalid"), role: z.enum(ROLES, "errors.invalid") });
