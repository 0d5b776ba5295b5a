import { roleOf } from './field-roles.ts'
import { isAbsent, type Leaf } from './flatten.ts'

/**
 * The touches in cookies that a form builder sends along: Tilda's `TILDAUTM` and the vendor's `roistat_visit`, and the
 * ClientID of Yandex Metrica. Other cookies are dropped. Undefined for a value without cookies.
 */
export function cookieLeaves({ label, path, text }: Leaf): Leaf[] | undefined {
  if (!/^cookies?$/i.test(label)) return
  const cookies = text.slice(0, maxLength).toWellFormed().split(';').map(pairOf)
  const cookieOf = (name: string) => cookies.find(([each]) => each === name)?.[1]
  const pairs = decoded(cookieOf('TILDAUTM') ?? '').split('|||')
  const kept = ['roistat_visit', '_ym_uid'].flatMap((name) => {
    const value = cookieOf(name)
    return value ? [`${name}=${value}`] : []
  })
  return [...pairs, ...kept].flatMap((pair) => {
    const [name, value] = pairOf(pair)
    const role = name === '' ? undefined : roleOf(name)
    return role && !isAbsent(value) ? [{ path, label: name, role, text: decoded(value) }] : []
  })
}

/** The limit of browsers, in characters. */
const maxLength = 16_384

function pairOf(text: string): [name: string, value: string] {
  const place = text.indexOf('=')
  return place < 0 ? ['', ''] : [text.slice(0, place).trimStart(), text.slice(place + 1)]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
