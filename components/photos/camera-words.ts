import { getFormatter, getTranslations } from "next-intl/server";
import { exposureOf } from "./exposure";

type Value = number | null | undefined;

/** Writers for the values of a photograph in the language of the request; null where there is no value. */
export async function cameraWords() {
  const [t, format] = await Promise.all([getTranslations("ui.camera"), getFormatter()]);
  const decimal = (value: number): string => format.number(value, { maximumFractionDigits: 1, useGrouping: false });
  const written =
    (write: (value: number) => string) =>
    (value: Value): string | null =>
      value === null || value === undefined ? null : write(value);
  return {
    focalLength: written((millimetres) => t("focal-length", { value: decimal(millimetres) })),
    aperture: written((number) => t("aperture", { value: decimal(number) })),
    exposureTime: written((seconds) => {
      const exposure = exposureOf(seconds);
      return t("exposure-time", { value: "denominator" in exposure ? `1/${exposure.denominator}` : decimal(exposure.seconds) });
    }),
    iso: written((value) => t("iso", { value: String(value) })),
    exposureBias: written((ev) => t("exposure-bias", { value: format.number(ev, { maximumFractionDigits: 1, signDisplay: "exceptZero" }) })),
    size: (width: number, height: number): string => t("size", { width, height, megapixels: decimal((width * height) / 1e6) }),
  };
}
