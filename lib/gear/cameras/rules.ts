/** Canon sells one camera under three names; files carry the name of the continent they were bought on. */
const CANON: Readonly<Record<string, string>> = {
  "eos digital rebel": "EOS 300D",
  "eos kiss digital": "EOS 300D",
  "eos digital rebel xt": "EOS 350D",
  "eos kiss digital n": "EOS 350D",
  "eos digital rebel xti": "EOS 400D",
  "eos kiss digital x": "EOS 400D",
  "eos digital rebel xsi": "EOS 450D",
  "eos rebel xsi": "EOS 450D",
  "eos kiss x2": "EOS 450D",
  "eos digital rebel xs": "EOS 1000D",
  "eos rebel xs": "EOS 1000D",
  "eos kiss f": "EOS 1000D",
  "eos rebel t1i": "EOS 500D",
  "eos kiss x3": "EOS 500D",
  "eos rebel t2i": "EOS 550D",
  "eos kiss x4": "EOS 550D",
  "eos rebel t3": "EOS 1100D",
  "eos kiss x50": "EOS 1100D",
  "eos rebel t3i": "EOS 600D",
  "eos kiss x5": "EOS 600D",
  "eos rebel t4i": "EOS 650D",
  "eos kiss x6i": "EOS 650D",
  "eos rebel t5": "EOS 1200D",
  "eos kiss x70": "EOS 1200D",
  "eos rebel t5i": "EOS 700D",
  "eos kiss x7i": "EOS 700D",
  "eos rebel sl1": "EOS 100D",
  "eos kiss x7": "EOS 100D",
  "eos rebel t6": "EOS 1300D",
  "eos kiss x80": "EOS 1300D",
  "eos rebel t6i": "EOS 750D",
  "eos kiss x8i": "EOS 750D",
  "eos rebel t6s": "EOS 760D",
  "eos 8000d": "EOS 760D",
  "eos rebel t7": "EOS 2000D",
  "eos kiss x90": "EOS 2000D",
  "eos rebel t7i": "EOS 800D",
  "eos kiss x9i": "EOS 800D",
  "eos rebel sl2": "EOS 200D",
  "eos kiss x9": "EOS 200D",
  "eos 9000d": "EOS 77D",
  "eos rebel sl3": "EOS 250D",
  "eos kiss x10": "EOS 250D",
  "eos rebel t8i": "EOS 850D",
  "eos kiss x10i": "EOS 850D",
  "eos rebel t100": "EOS 4000D",
  "eos 3000d": "EOS 4000D",
  "eos kiss m": "EOS M50",
  "eos kiss m2": "EOS M50 Mark II",
};

/** Second editions, which files number and people call by Roman numerals. */
const PANASONIC: Readonly<Record<string, string>> = {
  "dc-g9m2": "Lumix G9 II",
  "dc-gh5m2": "Lumix GH5 II",
  "dc-s5m2": "Lumix S5 II",
  "dc-s5m2x": "Lumix S5 IIX",
  "dc-s1m2": "Lumix S1 II",
};

const ROMAN = ["", "", " II", " III", " IV", " V", " VI", " VII", " VIII", " IX", " X"];

/** The name of a camera beside its maker, from the model as the file spells it, the maker already taken off. */
export function cameraModel(maker: string, model: string): string {
  if (maker === "Canon") return CANON[model.toLowerCase()] ?? model.replace(/(?<=\d)m(\d)$/, (_, n: string) => ` Mark${ROMAN[Number(n)] ?? ` ${n}`}`);
  if (maker === "Sony") return sony(model);
  if (maker === "Panasonic") return PANASONIC[model.toLowerCase()] ?? model.replace(/^(DMC|DC)-/i, "Lumix ");
  if (maker === "Nikon")
    return model
      .replace(/^COOLPIX\b/, "Coolpix")
      .replace(/^Z ?(\d+)(?:_(\d))?$/i, (_, number: string, mark = "") => `Z${number}${(ROMAN[Number(mark)] ?? "").trim()}`);
  if (maker === "Olympus") return model.replace(/^u-?(\d)/, "µ $1");
  return model;
}

/** `ILCE-7RM5` is engraved `α7R V`; the compacts and video cameras go by the same pattern (`DSC-RX100M7`, `ILME-FX3`). */
function sony(model: string): string {
  const alpha = /^(?:ILCE|SLT|DSLR|ILCA)-A?(\d{1,4})([A-Z]{0,2}?)(?:M(\d{1,2}))?([A-Z]?)$/i.exec(model);
  if (alpha) {
    // The last letter of a translucent-mirror camera says only that it has GPS.
    const [, number, letters = "", mark, last = ""] = alpha;
    const suffix = /^SLT/i.test(model) ? (letters + last).replace(/V$/i, "") : letters + last;
    return `α${number}${suffix.toUpperCase()}${mark ? roman(mark) : ""}`;
  }
  const other = /^(?:DSC|ILME)-((?:RX|FX|HX|WX)\d*[A-Z]*?)(?:M(\d))?$/i.exec(model);
  return other ? `${other[1]!.toUpperCase()}${other[2] ? roman(other[2]) : ""}` : model;
}

const roman = (mark: string): string => ROMAN[Number(mark)] ?? ` M${mark}`;
