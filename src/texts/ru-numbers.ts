const rules = new Intl.PluralRules('ru')

/** A number with its noun: the forms for one (1, 21), few (2, 3, 4, 22) and many (0, 5, 11, 25). */
export function counted(n: number, [one, few, many]: readonly [one: string, few: string, many: string]): string {
  const form = rules.select(n)
  return `${n} ${form === 'one' ? one : form === 'few' ? few : many}`
}
