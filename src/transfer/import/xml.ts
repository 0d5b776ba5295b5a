/** The callbacks of the scanner: a start tag with its raw attributes, an end tag, and text. */
export type XmlHandler = {
  open(name: string, attributes: string, isEmpty: boolean): void
  close(name: string): void
  text(text: string): void
}

/** The limit of a tag, in characters. No tag of a workbook is longer. */
const longestTag = 65_536

/**
 * Scans XML in chunks, in linear time and without a tree. It knows tags, text, CDATA and comments, which is all that workbooks contain. XML that
 * is not well-formed gives wrong results but no error. Returns false when a tag is too long.
 */
export function xmlScanner(handler: XmlHandler): (part: string) => boolean {
  let rest = ''
  return (part) => {
    const all = rest + part
    let at = 0
    for (;;) {
      const start = all.indexOf('<', at)
      if (start < 0) {
        rest = all.slice(at)
        if (rest.length < longestTag) return true
        handler.text(decoded(rest)) // a long text is passed on in pieces
        rest = ''
        return true
      }
      if (start > at) handler.text(decoded(all.slice(at, start)))
      const end = endOf(all, start)
      if (end < 0) {
        rest = all.slice(start)
        return rest.length < (rest.startsWith('<![CDATA[') ? 2 ** 20 : longestTag)
      }
      tag(all.slice(start, end))
      at = end
    }
  }

  function tag(text: string): void {
    if (text.startsWith('<![CDATA[')) handler.text(text.slice(9, -3))
    else if (text[1] === '/') handler.close(local(text.slice(2, -1).trim()))
    else if (text[1] !== '?' && text[1] !== '!') begin(text)
  }

  function begin(text: string): void {
    const isEmpty = text.endsWith('/>')
    const inner = text.slice(1, isEmpty ? -2 : -1)
    const space = inner.search(/\s/)
    const name = local(space < 0 ? inner : inner.slice(0, space))
    handler.open(name, space < 0 ? '' : inner.slice(space), isEmpty)
    if (isEmpty) handler.close(name)
  }
}

function endOf(all: string, start: number): number {
  const [sign, length] = all.startsWith('<![CDATA[', start)
    ? [']]>', 3]
    : all.startsWith('<!--', start)
      ? ['-->', 3]
      : ['>', 1]
  const found = all.indexOf(sign as string, start)
  return found < 0 ? -1 : found + (length as number)
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** The value of an attribute. */
export function attribute(attributes: string, name: string): string | undefined {
  const start = attributes.indexOf(` ${name}=`)
  if (start < 0) return
  const begin = start + name.length + 3
  const end = attributes.indexOf(attributes[begin - 1] ?? '', begin)
  return end < 0 ? undefined : decoded(attributes.slice(begin, end))
}

function decoded(text: string): string {
  return text.includes('&') ? text.replace(/&(?:#x([\dA-Fa-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/g, signOf) : text
}

function signOf(whole: string, hex?: string, decimal?: string, name?: string): string {
  if (name) return names[name as keyof typeof names]
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole
}
const names = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
