export * from "./people";
export * from "./photos";
