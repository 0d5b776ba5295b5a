import type { Leaf } from './leaves.ts'
import { roleOf } from './names.ts'

/**
 * What cookies that a form builder sends along tell of where the visitor came from: Tilda keeps it in `TILDAUTM`, the vendor's counter in
 * `roistat_visit`. The others are nobody's business. Undefined for a value that holds no cookies.
 */
export function cookieLeaves({ label, path, text }: Leaf): Leaf[] | undefined {
  if (!/^cookies?$/i.test(label)) return
  const cookies = text.split(/;\s*/).map((each) => /^([^=]+)=(.*)$/s.exec(each) ?? [])
  const cookieOf = (name: string) => cookies.find(([, each]) => each === name)?.[2]
  const pairs = decoded(cookieOf('TILDAUTM') ?? '').split('|||')
  const visit = cookieOf('roistat_visit')
  return [...pairs, ...(visit ? [`roistat_visit=${visit}`] : [])].flatMap((pair) => {
    const [, name, value] = /^([^=]+)=(.+)$/s.exec(pair) ?? []
    const role = name === undefined ? undefined : roleOf(name)
    return role && value ? [{ path, label: name as string, role, text: decoded(value) }] : []
  })
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
