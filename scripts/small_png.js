// Runs in Chromium: turns a picture into a PNG of at most 256 colours, a third of the size.
async (base64) => {
  const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const { width, height } = picture;
  const canvas = new OffscreenCanvas(width, height).getContext("2d");
  canvas.drawImage(picture, 0, 0);
  const { data } = canvas.getImageData(0, 0, width, height);

  // Colours that differ by less than an eye sees are one; the most frequent 256 of them stay.
  const rounded = (at) => ((data[at] >> 2) << 12) | ((data[at + 1] >> 2) << 6) | (data[at + 2] >> 2);
  const counts = new Map();
  const exact = new Map();
  for (let at = 0; at < data.length; at += 4) {
    const key = rounded(at);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (!exact.has(key)) exact.set(key, [data[at], data[at + 1], data[at + 2]]);
  }
  const kept = [...counts].sort((left, right) => right[1] - left[1]).slice(0, 256);
  const palette = kept.map(([key]) => exact.get(key));
  const place = new Map(kept.map(([key], index) => [key, index]));
  const nearest = (key) => {
    const [red, green, blue] = exact.get(key);
    let [best, least] = [0, Infinity];
    palette.forEach(([r, g, b], index) => {
      const apart = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
      if (apart < least) [best, least] = [index, apart];
    });
    place.set(key, best);
    return best;
  };
  const rows = new Uint8Array(height * (width + 1));
  for (let row = 0, at = 0; row < height; row += 1) {
    const start = row * (width + 1) + 1; // each row begins with a 0: no filter
    for (let column = 0; column < width; column += 1, at += 4) {
      const key = rounded(at);
      rows[start + column] = place.get(key) ?? nearest(key);
    }
  }
  const packed = new Blob([rows]).stream().pipeThrough(new CompressionStream("deflate"));
  const body = new Uint8Array(await new Response(packed).arrayBuffer());

  const table = Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
  const chunk = (name, content) => {
    const out = new Uint8Array(content.length + 12);
    const view = new DataView(out.buffer);
    view.setUint32(0, content.length);
    [...name].forEach((each, index) => (out[4 + index] = each.charCodeAt(0)));
    out.set(content, 8);
    let sum = 0xffffffff;
    for (const byte of out.subarray(4, 8 + content.length)) {
      sum = table[(sum ^ byte) & 255] ^ (sum >>> 8);
    }
    view.setUint32(8 + content.length, ~sum >>> 0);
    return out;
  };
  const head = new DataView(new ArrayBuffer(13));
  head.setUint32(0, width);
  head.setUint32(4, height);
  head.setUint8(8, 8); // bits a pixel
  head.setUint8(9, 3); // by palette
  const parts = [
    Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10),
    chunk("IHDR", new Uint8Array(head.buffer)),
    chunk("PLTE", Uint8Array.from(palette.flat())),
    chunk("IDAT", body),
    chunk("IEND", new Uint8Array(0)),
  ];
  const file = new Uint8Array(await new Blob(parts).arrayBuffer());
  let text = "";
  for (const byte of file) text += String.fromCharCode(byte);
  return btoa(text);
}
