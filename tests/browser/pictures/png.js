// Pictures of pages with few colours, for a repository: a palette instead of three bytes a pixel makes them a third as large.
import zlib from "node:zlib";

const COLOURS = 128;
const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");

function* chunks(png) {
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    yield { type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) };
    at += 12 + length;
  }
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(zlib.crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

// The pixels of a picture as a browser takes it: eight bits a channel, not interlaced. PNG (third edition), 9.2.
function pixels(png) {
  const all = [...chunks(png)];
  const head = all[0].data;
  const [width, height, depth, kind, interlaced] = [head.readUInt32BE(0), head.readUInt32BE(4), head[8], head[9], head[12]];
  if (depth !== 8 || interlaced || ![2, 6].includes(kind)) throw new Error(`not a picture of a browser: ${head.toString("hex")}`);
  const step = kind === 6 ? 4 : 3;
  const lines = zlib.inflateSync(Buffer.concat(all.filter((one) => one.type === "IDAT").map((one) => one.data)));
  const row = width * step;
  const rgb = new Uint32Array(width * height);
  let above = new Uint8Array(row);
  for (let y = 0; y < height; y += 1) {
    const filter = lines[y * (row + 1)];
    const line = new Uint8Array(lines.subarray(y * (row + 1) + 1, (y + 1) * (row + 1)));
    for (let x = 0; x < row; x += 1) {
      const [left, up, corner] = [x < step ? 0 : line[x - step], above[x], x < step ? 0 : above[x - step]];
      const guess = left + up - corner;
      const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
      line[x] += [0, left, up, (left + up) >> 1, a <= b && a <= c ? left : b <= c ? up : corner][filter];
    }
    for (let x = 0; x < width; x += 1) rgb[y * width + x] = (line[x * step] << 16) | (line[x * step + 1] << 8) | line[x * step + 2];
    above = line;
  }
  return { width, height, rgb };
}

// The most frequent colours, no two of them nearly the same; every other one becomes the nearest.
function palette(rgb) {
  const counts = new Map();
  for (const colour of rgb) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const far = (one, two) => [16, 8, 0].reduce((sum, shift) => sum + (((one >> shift) & 255) - ((two >> shift) & 255)) ** 2, 0);
  const sorted = [...counts].sort((one, two) => two[1] - one[1] || one[0] - two[0]).map(([colour]) => colour);
  const chosen = [];
  for (const colour of sorted) if (chosen.length < COLOURS && chosen.every((one) => far(one, colour) > 60)) chosen.push(colour);
  const nearest = new Map(sorted.map((colour) => [colour, chosen.reduce((best, one, at) => far(one, colour) < far(chosen[best], colour) ? at : best, 0)]));
  return { chosen, nearest };
}

export function small(png) {
  const { width, height, rgb } = pixels(png);
  const { chosen, nearest } = palette(rgb);
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) lines[y * (width + 1) + 1 + x] = nearest.get(rgb[y * width + x]);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", head),
    chunk("PLTE", Buffer.from(chosen.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
    chunk("IDAT", zlib.deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
