// Writes console/look/rouble.woff2: of Golos Text (latin-ext, 19 kB) the one sign that the console shows, ₽, with its weights.
// Run it again when @fontsource-variable/golos-text changes. The font is under the SIL Open Font License 1.1.
import { readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'

const source = 'node_modules/@fontsource-variable/golos-text/files/golos-text-latin-ext-wght-normal.woff2'
const sign = 0x20bd
// the tags of WOFF2 by their numbers, as far as they are needed
const tags =
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'.match(
    /.{4} ?/g,
  )
const tagOf = (number) => tags[number].slice(0, 4)

const tables = readTables(readFileSync(source))
const glyph = glyphOf(sign)
const outline = readOutline(glyph)
writeFileSync('console/look/rouble.woff2', writeFont())

function readTables(font) {
  let at = 48
  const found = []
  for (let count = font.readUInt16BE(12); count > 0; count--) {
    const flags = font[at++]
    const tag = (flags & 63) === 63 ? ownTag() : tagOf(flags & 63)
    const length = base128()
    const isPlain = tag === 'glyf' || tag === 'loca' ? flags >> 6 === 3 : flags >> 6 === 0
    found.push({ tag, length: isPlain ? length : base128(), isPlain })
  }
  const bytes = brotliDecompressSync(font.subarray(at, at + font.readUInt32BE(20)))
  let place = 0
  return new Map(
    found.map(({ tag, length, isPlain }) => {
      place += length
      return [tag, { isPlain, bytes: bytes.subarray(place - length, place) }]
    }),
  )

  function ownTag() {
    at += 4
    return font.toString('latin1', at - 4, at)
  }

  function base128() {
    let value = 0
    for (let byte = 128; byte & 128; ) {
      byte = font[at++]
      value = value * 128 + (byte & 127)
    }
    return value
  }
}

function glyphOf(code) {
  const { bytes } = tables.get('cmap')
  for (let n = 0; n < bytes.readUInt16BE(2); n++) {
    const at = bytes.readUInt32BE(8 + n * 8)
    if (bytes.readUInt16BE(at) !== 4) continue
    const size = bytes.readUInt16BE(at + 6)
    for (let s = 0; s < size; s += 2) {
      const end = bytes.readUInt16BE(at + 14 + s)
      const start = bytes.readUInt16BE(at + 16 + size + s)
      if (code < start || code > end) continue
      const delta = bytes.readUInt16BE(at + 16 + 2 * size + s)
      const rangeAt = at + 16 + 3 * size + s
      const range = bytes.readUInt16BE(rangeAt)
      if (range === 0) return (code + delta) & 0xffff
      return (bytes.readUInt16BE(rangeAt + range + 2 * (code - start)) + delta) & 0xffff
    }
  }
  throw new Error('the font has no such sign')
}

/** Follows the transformed glyphs up to one; answers the points of its contours. */
function readOutline(wanted) {
  const { bytes } = tables.get('glyf')
  let place = 36
  const streams = [0, 1, 2, 3, 4, 5, 6].map((n) => {
    const at = place
    place += bytes.readUInt32BE(8 + 4 * n)
    return { at }
  })
  const [contours, points, flags, glyphs, composites] = streams
  for (let glyph = 0; ; glyph++) {
    const count = bytes.readInt16BE(contours.at)
    contours.at += 2
    if (count < 0) skipComposite()
    if (count <= 0) {
      if (glyph === wanted) throw new Error('the sign is no simple glyph')
      continue
    }
    const lengths = Array.from({ length: count }, () => short(points))
    const drawn = lengths.map((length) => Array.from({ length }, readPoint))
    short(glyphs) // instructions are of no use to browsers
    if (glyph === wanted) return absolute(drawn)
  }

  function skipComposite() {
    let hasInstructions = false
    for (let more = true; more; ) {
      const word = bytes.readUInt16BE(composites.at)
      const scale = word & 8 ? 2 : word & 64 ? 4 : word & 128 ? 8 : 0
      composites.at += 4 + (word & 1 ? 4 : 2) + scale
      hasInstructions ||= (word & 256) !== 0
      more = (word & 32) !== 0
    }
    if (hasInstructions) short(glyphs)
  }

  function short(stream) {
    const first = bytes[stream.at++]
    if (first === 253) {
      stream.at += 2
      return bytes.readUInt16BE(stream.at - 2)
    }
    if (first === 254) return bytes[stream.at++] + 506
    return first === 255 ? bytes[stream.at++] + 253 : first
  }

  function readPoint() {
    const byte = bytes[flags.at++]
    const flag = byte & 127
    const next = () => bytes[glyphs.at++]
    const signed = (bit, value) => (bit & 1 ? value : -value)
    const isOn = byte < 128
    if (flag < 10) return { isOn, x: 0, y: signed(flag, ((flag & 14) << 7) + next()) }
    if (flag < 20) return { isOn, x: signed(flag, (((flag - 10) & 14) << 7) + next()), y: 0 }
    if (flag < 84) {
      const [high, low] = [flag - 20, next()]
      const [x, y] = [1 + (high & 48) + (low >> 4), 1 + ((high & 12) << 2) + (low & 15)]
      return { isOn, x: signed(flag, x), y: signed(flag >> 1, y) }
    }
    if (flag < 120) {
      const high = flag - 84
      const x = 1 + (Math.floor(high / 12) << 8) + next()
      return { isOn, x: signed(flag, x), y: signed(flag >> 1, 1 + (((high % 12) >> 2) << 8) + next()) }
    }
    if (flag < 124) {
      const [one, two, three] = [next(), next(), next()]
      return { isOn, x: signed(flag, (one << 4) + (two >> 4)), y: signed(flag >> 1, ((two & 15) << 8) + three) }
    }
    const x = (next() << 8) + next()
    return { isOn, x: signed(flag, x), y: signed(flag >> 1, (next() << 8) + next()) }
  }
}

function absolute(contours) {
  let [x, y] = [0, 0]
  return contours.map((contour) =>
    contour.map((point) => {
      x += point.x
      y += point.y
      return { isOn: point.isOn, x, y, dx: point.x, dy: point.y }
    }),
  )
}

/** A font of two glyphs: none, and the sign. */
function writeFont() {
  const points = outline.flat()
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const ends = outline.map((_, index) => outline.slice(0, index + 1).flat().length - 1)
  const simple = Buffer.concat([
    words([outline.length, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys), ...ends, 0]),
    Buffer.from(points.map(({ isOn }) => Number(isOn))),
    words(points.map(({ dx }) => dx)),
    words(points.map(({ dy }) => dy)),
  ])
  const glyf = Buffer.concat([simple, Buffer.alloc((4 - (simple.length % 4)) % 4)])
  const metrics = tables.get('hmtx')
  const advance = metrics.bytes.readUInt16BE(metrics.isPlain ? glyph * 4 : 1 + glyph * 2)
  const segments = [4, 32, 0, 4, 4, 1, 0, sign, 0xffff, 0, sign, 0xffff, (1 - sign) & 0xffff, 1, 0, 0]
  const parts = {
    cmap: words([0, 1, 3, 1, 0, 12, ...segments]),
    head: changed('head', 50, 1),
    hhea: changed('hhea', 34, 2),
    hmtx: words([advance, 0, advance, Math.min(...xs)]),
    maxp: changed('maxp', 4, 2),
    name: tables.get('name').bytes,
    'OS/2': tables.get('OS/2').bytes,
    post: Buffer.concat([words([3, 0]), tables.get('post').bytes.subarray(4, 32)]),
    glyf,
    loca: words([0, 0, 0, 0, 0, glyf.length]),
    fvar: tables.get('fvar').bytes,
    gvar: variations(),
    ...(tables.has('avar') && { avar: tables.get('avar').bytes }),
  }
  const sorted = Object.entries(parts)
  const compressed = brotliCompressSync(Buffer.concat(sorted.map(([, bytes]) => bytes)))
  const directory = Buffer.concat(
    sorted.map(([tag, bytes]) => {
      const number = tags.findIndex((each) => each.slice(0, 4) === tag)
      const version = tag === 'glyf' || tag === 'loca' ? 3 : 0
      return Buffer.concat([Buffer.from([number | (version << 6)]), base128(bytes.length)])
    }),
  )
  const size = 12 + 16 * sorted.length + sorted.reduce((sum, [, bytes]) => sum + Math.ceil(bytes.length / 4) * 4, 0)
  const header = Buffer.alloc(48)
  header.write('wOF2')
  header.writeUInt32BE(0x10000, 4)
  const length = 48 + directory.length + compressed.length
  const padding = (4 - (length % 4)) % 4
  header.writeUInt32BE(length + padding, 8)
  header.writeUInt16BE(sorted.length, 12)
  header.writeUInt32BE(size, 16)
  header.writeUInt32BE(compressed.length, 20)
  return Buffer.concat([header, directory, compressed, Buffer.alloc(padding)])
}

/** The changes of the sign by weight, as they are. */
function variations() {
  const { bytes } = tables.get('gvar')
  const isLong = bytes.readUInt16BE(14) & 1
  const offset = (n) => (isLong ? bytes.readUInt32BE(20 + 4 * n) : bytes.readUInt16BE(20 + 2 * n) * 2)
  const start = bytes.readUInt32BE(16)
  const own = bytes.subarray(start + offset(glyph), start + offset(glyph + 1))
  const sharedAt = bytes.readUInt32BE(8)
  const shared = bytes.subarray(sharedAt, sharedAt + bytes.readUInt16BE(6) * bytes.readUInt16BE(4) * 2)
  const header = Buffer.alloc(32)
  bytes.copy(header, 0, 0, 8)
  header.writeUInt32BE(32, 8)
  header.writeUInt16BE(2, 12)
  header.writeUInt16BE(1, 14)
  header.writeUInt32BE(32 + shared.length, 16)
  header.writeUInt32BE(own.length, 28)
  return Buffer.concat([header, shared, own])
}

function changed(tag, at, value) {
  const copy = Buffer.from(tables.get(tag).bytes)
  copy.writeUInt16BE(value, at)
  return copy
}

function words(values) {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, index) => {
    bytes.writeUInt16BE(value & 0xffff, index * 2)
  })
  return bytes
}

function base128(value) {
  const bytes = [value & 127]
  for (let rest = value >> 7; rest > 0; rest >>= 7) bytes.unshift((rest & 127) | 128)
  return Buffer.from(bytes)
}
