import { fold } from '../../domain/fold.ts'

type Named = { id: number; name: string }

/** Returns a function that finds an item by its name, case-insensitively. Of several items with the name it finds the first. */
export function namedFinder(all: readonly Named[]): (name: string) => number | undefined {
  const ids = new Map(all.toReversed().map(({ id, name }) => [fold(name.trim()), id]))
  return (name) => ids.get(fold(name))
}

/** Returns a function that finds a member by full name, by e-mail, or by a single word that only one member has in the name. */
export function memberFinder(members: readonly (Named & { email: string })[]): (name: string) => number | undefined {
  const whole = namedFinder(members)
  const mails = new Map(members.map(({ id, email }) => [fold(email), id]))
  const words = new Map<string, Set<number>>()
  for (const { id, name } of members)
    for (const word of fold(name).split(/\s+/)) words.set(word, (words.get(word) ?? new Set()).add(id))
  return (name) => {
    const some = words.get(fold(name.trim())) // a full name is not split, since another surname means another person
    return whole(name) ?? mails.get(fold(name)) ?? (some?.size === 1 ? [...some][0] : undefined)
  }
}
