import type { Address, Email } from 'postal-mime'
import type { FieldText } from '../intake/write-multipart.ts'

/** The longest text of a letter that is interpreted, and how much of it may be lines of a form, in characters and lines. */
const limits = { text: 60_000, lines: 100, label: 60, value: 1_000 }

/**
 * The contents of a letter as fields: lines such as `Phone: 555` in the letter of a form, the person to answer, the subject
 * and the text. `Reply-To` takes precedence over `From`, which is often the site itself.
 */
export function fieldsOf(email: Email): FieldText[] {
  const text = (email.text ?? plainText(email.html ?? '')).trim().slice(0, limits.text)
  const sender = firstOf(email.replyTo) ?? email.from
  const address = sender?.address ?? ''
  const isPerson = address !== '' && !/^(no|do-?not)[-_.]?reply\b/i.test(address)
  const lines = labelled(text).filter(([label]) => label !== 'text')
  const isFree = (name: string) => lines.every(([label]) => label !== name) // two values of one name would be joined
  const others: FieldText[] = [
    ['email', isPerson ? address : ''],
    ['name', isPerson ? (sender?.name ?? '') : ''],
    ['subject', email.subject ?? ''],
    ['text', text],
  ]
  return [...lines, ...others.filter(([name, value]) => value !== '' && isFree(name))]
}

function firstOf(addresses: Address[] = []): Address | undefined {
  return addresses.find(({ address }) => address !== undefined)
}

/** The lines of a form. A single such line does not count: it may be a greeting or a signature. */
function labelled(text: string): FieldText[] {
  const found = text
    .split('\n', limits.lines)
    .map((line) => line.trim())
    .flatMap((line): FieldText[] => {
      const place = line.indexOf(': ')
      const [label, value] = [line.slice(0, place).trim(), line.slice(place + 1).trim()]
      const isField = place > 0 && place <= limits.label && value !== '' && value.length <= limits.value
      return isField && !/^[>"«]|[<>@/]/.test(label) ? [[label, value]] : []
    })
  return found.length > 1 ? found : []
}

/** The text of HTML, one line per block. */
function plainText(html: string): string {
  const shown = html
    .slice(0, 10 * limits.text)
    .split(/<(?=style\b|script\b|head\b)/i)
    .map((part, index) => (index === 0 ? part : part.slice(endOfHidden(part))))
    .join('')
  return shown
    .replace(/<(br|\/p|\/div|\/tr|\/li|\/h\d)\b[^<>]{0,1000}>/gi, '\n')
    .replace(/<[^<>]{0,5000}>/g, ' ')
    .replace(/&(nbsp|amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? ' ')
    .replace(/[ \t]+/g, ' ')
}

/** The offset after an invisible element: after `</style>`, `</script>` or `</head>`. */
function endOfHidden(part: string): number {
  const end = /<\/(style|script|head)\s{0,20}>/i.exec(part)
  return end ? end.index + end[0].length : part.length
}

const entities: Record<string, string> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
