export * from "./accounts";
export * from "./gear";
export * from "./instance";
export * from "./media";
export * from "./people";
export * from "./photos";
export * from "./tags";
