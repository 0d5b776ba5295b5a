/** The maximal depth of nested encoding: `%2540` is `%40` is `@`. */
const rounds = 3

/** Whether a text may contain encoded characters. */
export function isEncoded(text: string): boolean {
  return /%[0-9a-f]{2}|&(?:#\d|#x[0-9a-f]|[a-z]{2,12};)|\\(?:u[0-9a-f]{4}|x[0-9a-f]{2})/i.test(text)
}

/** Decodes percent-encoded bytes, HTML entities and escapes. Named entities other than `@` become blanks. */
export function decoded(text: string): string {
  let plain = text
  for (let round = 0; round < rounds && isEncoded(plain); round++)
    plain = plain
      .replace(/(?:%[0-9a-f]{2})+/gi, bytesOf)
      .replace(/&#(\d{1,7});?/g, (_, code) => characterOf(Number(code)))
      .replace(/&#x([0-9a-f]{1,6});?/gi, (_, code) => characterOf(Number.parseInt(code, 16)))
      .replace(/&([a-z]{2,12});/gi, (_, name) => (name.toLowerCase() === 'commat' ? '@' : ' '))
      .replace(/\\(?:u([0-9a-f]{4})|x([0-9a-f]{2}))/gi, (_, four, two) => characterOf(Number.parseInt(four ?? two, 16)))
  return plain
}

function bytesOf(encoded: string): string {
  const bytes = encoded.split('%').slice(1)
  return new TextDecoder().decode(Uint8Array.from(bytes, (each) => Number.parseInt(each, 16)))
}

function characterOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : ' '
}
