/** Reads numbers from bytes one after another, as font files have them: the highest byte first. */
export class Reader {
  private readonly view: DataView;

  constructor(
    private readonly bytes: Uint8Array,
    public at = 0,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u8(): number {
    return this.view.getUint8(this.at++);
  }

  u16(): number {
    this.at += 2;
    return this.view.getUint16(this.at - 2);
  }

  i16(): number {
    this.at += 2;
    return this.view.getInt16(this.at - 2);
  }

  u32(): number {
    this.at += 4;
    return this.view.getUint32(this.at - 4);
  }

  tag(): string {
    return String.fromCharCode(this.u8(), this.u8(), this.u8(), this.u8());
  }

  skip(count: number): this {
    this.at += count;
    return this;
  }

  /** WOFF2's number of seven bits a byte. */
  base128(): number {
    let value = 0;
    for (let read = 0; read < 5; read += 1) {
      const byte = this.u8();
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    throw new Error("a number in the font does not end");
  }

  /** WOFF2's short number, which takes one to three bytes. */
  short255(): number {
    const first = this.u8();
    if (first === 253) return this.u16();
    if (first === 254) return this.u8() + 506;
    return first === 255 ? this.u8() + 253 : first;
  }

  /** The next bytes as a reader of their own. */
  part(length: number): Reader {
    if (this.at + length > this.bytes.length) throw new Error("the font ends too early");
    const part = new Reader(this.bytes.subarray(this.at, this.at + length));
    this.at += length;
    return part;
  }
}
