import { inflateRawSync } from 'node:zlib'

/** The value of a cell: a text, a number, or a date in days since 1900; null when empty. */
export type Cell = string | number | { days: number } | null

/** The sheets of a workbook, row by row, parsed independently of the code that wrote it. */
export function sheetsOf(file: Buffer): Cell[][][] {
  const parts = unzipped(file)
  const names = [...parts.keys()].filter((name) => name.startsWith('xl/worksheets/'))
  return names.map((name) => rowsOf(String(parts.get(name))))
}

/** The parts of a ZIP by name, as listed in its directory. */
export function unzipped(file: Buffer): Map<string, Buffer> {
  const end = file.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  const parts = new Map<string, Buffer>()
  let at = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const [compressed, size] = [file.readUInt32LE(at + 20), file.readUInt32LE(at + 24)]
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => file.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ]
    const local = file.readUInt32LE(at + 42)
    const begin = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const bytes = file.subarray(begin, begin + compressed)
    const part = file.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes)
    if (part.length !== size) throw new Error('A part has another size than the ZIP says')
    parts.set(file.toString('utf8', at + 46, at + 46 + nameLength), part)
    at += 46 + nameLength + extra + comment
  }
  return parts
}

function rowsOf(xml: string): Cell[][] {
  return Array.from(xml.matchAll(/<row r="(\d+)">(.*?)<\/row>/gs), ([, number, inside = ''], index) => {
    if (Number(number) !== index + 1) throw new Error(`Row ${number} stands in place ${index + 1}`)
    const row: Cell[] = []
    for (const [, letter = '', attributes = '', value = ''] of inside.matchAll(/<c r="([A-Z])\d+"(.*?)>(.*?)<\/c>/gs))
      row[letter.charCodeAt(0) - 65] = cellOf(attributes, value)
    return Array.from(row, (cell) => cell ?? null)
  })
}

function cellOf(attributes: string, inside: string): Cell {
  if (attributes.includes('t="inlineStr"')) return textOf(inside.replace(/^<is><t.*?>|<\/t><\/is>$/g, ''))
  const number = Number(inside.replace(/^<v>|<\/v>$/g, ''))
  return attributes.includes('s="1"') ? { days: number } : number
}

/** The text in XML, with the escapes of the format, such as `_x000D_` for characters that XML cannot contain. */
function textOf(xml: string): string {
  const plain = xml
    .replaceAll('\r', '\n')
    .replace(/&(lt|gt|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', amp: '&' })[name] as string)
  return plain.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
