/** A length of sound as players say it: `3:05`, `1:02:03`. */
export function sayLength(seconds: number, language: string): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = new Intl.NumberFormat(language, { minimumIntegerDigits: 2 });
  const one = new Intl.NumberFormat(language);
  return hours > 0 ? `${one.format(hours)}:${two.format(minutes)}:${two.format(rest)}` : `${one.format(minutes)}:${two.format(rest)}`;
}

/** How fast sounds are played, to choose from. */
export const SPEEDS = [0.75, 1, 1.25, 1.5, 2] as const;

/** `1.5×` in the language's own way. */
export const saySpeed = (speed: number, language: string): string => `${new Intl.NumberFormat(language).format(speed)}×`;
