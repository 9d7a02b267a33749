"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { formAction } from "@/lib/platform/action";
import { searchUrl, sorted } from "../schema";
import { deleteSearch, followSearch, openSearch, renameSearch, saveSearch, undeleteSearch } from "./mutations";
import { followForm, renameForm, savedUrl, saveForm, searchNamed, undeleteForm } from "./schema";

/** A search that is kept already gets the new name, and is no second one. */
export const saveSearchAction = formAction(saveForm, async (actor, search): Promise<void> => void (await saveSearch(actor, search)));

/** Changes the name alone: its feed, and what is new in it, stay. */
export const renameSearchAction = formAction(renameForm, async (actor, { search, name }) => {
  await renameSearch(actor, search, name);
  refresh();
});

/** Has its owner notified of new matches, or not. */
export const followSearchAction = formAction(followForm, async (actor, { search, on }) => {
  await followSearch(actor, search, on);
  refresh();
});

/** Leads to what it finds, the newest first; from then on that is not new. */
export const openSearchAction = formAction(searchNamed, async (actor, { search }) => {
  const query = await openSearch(actor, search);
  redirect(searchUrl(sorted(query, "newest")));
});

/** Leads to where the deletion can be undone. */
export const deleteSearchAction = formAction(searchNamed, async (actor, { search }) => {
  const deleted = await deleteSearch(actor, search);
  redirect(savedUrl({ deleted }));
});

/** Leads back to the list. Only whoever deleted it can, within a minute. */
export const undeleteSearchAction = formAction(undeleteForm, async (actor, { deleted }) => {
  await undeleteSearch(actor, deleted);
  redirect(savedUrl());
});
