import { decodeWhole } from '../intake/charset.ts'
import { Unreadable } from '../intake/input.ts'
import { eachPart, isMultipart } from '../intake/multipart.ts'
import { unescaped } from '../intake/unescaped.ts'

/** Where a key is looked for in a body, in bytes from its beginning. */
const head = 65_536

/**
 * The value of `key` in a form, in multipart or at the top of JSON, looked for in the beginning of a body, whose reading takes its time:
 * nothing is read for whom nobody knows. Undefined where there is none.
 */
export function keyIn(body: Uint8Array, type = ''): string | undefined {
  const begin = body.subarray(0, head)
  if (isMultipart(begin, type)) return inParts(begin, type)
  const text = decodeWhole(begin, ['latin1']).trimStart()
  if (text.startsWith('{') || text.startsWith('[')) return inJson(text)
  const [, escaped] = /(?:^|[&\n])[ \t\r]*key=([^&\r\n]*)/.exec(text) ?? []
  if (escaped !== undefined)
    return Buffer.from(unescaped(escaped.replaceAll('+', ' ')))
      .toString()
      .trim()
}

/** Of the parts that are whole in the beginning. */
function inParts(begin: Uint8Array, type: string): string | undefined {
  try {
    for (const { name, file, bytes } of eachPart(begin, type))
      if (file === undefined && Buffer.from(name).toString() === 'key') return Buffer.from(bytes).toString().trim()
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
  }
}

/** Of the names at the top, which may stand in a list, the first that is `key` and has a text. */
function inJson(text: string): string | undefined {
  const top = text.startsWith('[') ? 2 : 1
  let depth = 0
  for (const [token, name, value] of text.matchAll(tokens)) {
    if (token === '{' || token === '[') depth++
    else if (token === '}' || token === ']') depth--
    else if (depth === top && name === '"key"' && value !== undefined) return textOf(value)
  }
}

/** What opens and closes, and texts with the text that may follow a colon; one that is cut off reaches to the end. */
const tokens = /[{}[\]]|("(?:[^"\\]|\\.)*(?:"|\\?$))(?:\s*:\s*("(?:[^"\\]|\\.)*"))?/gs

function textOf(quoted: string): string | undefined {
  try {
    return String(JSON.parse(quoted)).trim()
  } catch {
    return
  }
}
