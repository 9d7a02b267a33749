export * from "./people";
export * from "./photos";
export * from "./posts";
