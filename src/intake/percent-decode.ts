/** Decodes `%D0` (or `=D0`) in a text to bytes. */
export function percentDecode(text: string, sign: '%' | '=' = '%'): Uint8Array {
  const bytes = Buffer.from(text, 'latin1')
  const mark = sign.charCodeAt(0)
  let [from, to] = [bytes.indexOf(mark), 0]
  if (from < 0) return bytes
  for (to = from; from < bytes.length; from++, to++) {
    const [high, low] = bytes[from] === mark ? [digitOf(bytes[from + 1]), digitOf(bytes[from + 2])] : [-1, -1]
    const isEscaped = high >= 0 && low >= 0
    bytes[to] = isEscaped ? high * 16 + low : (bytes[from] as number)
    if (isEscaped) from += 2
  }
  return bytes.subarray(0, to)
}

/** The value of a hexadecimal digit, given as its character code; −1 when it is none. */
function digitOf(byte = 0): number {
  if (byte >= 48 && byte <= 57) return byte - 48
  const small = byte | 32
  return small >= 97 && small <= 102 ? small - 87 : -1
}
