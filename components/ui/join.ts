/**
 * Joins class names that do not contradict each other. Forms load their controls in the browser, where the table by which `cn` settles
 * contradictions would weigh more than they do: what is given to a control as `className` only places it, its looks are its variants.
 */
export { clsx as join } from "clsx";
