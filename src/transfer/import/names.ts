import { fold } from '../../domain/fold.ts'

type Named = { id: number; name: string }

/** Finds what is called so, whatever the case of its letters; of several the first. */
export function namedFinder(all: readonly Named[]): (name: string) => number | undefined {
  const ids = new Map(all.toReversed().map(({ id, name }) => [fold(name.trim()), id]))
  return (name) => ids.get(fold(name))
}

/** The same for members: by the whole name, the e-mail, or where one word alone is given the one word of a name that nobody else has. */
export function memberFinder(members: readonly (Named & { email: string })[]): (name: string) => number | undefined {
  const whole = namedFinder(members)
  const mails = new Map(members.map(({ id, email }) => [fold(email), id]))
  const words = new Map<string, Set<number>>()
  for (const { id, name } of members)
    for (const word of fold(name).split(/\s+/)) words.set(word, (words.get(word) ?? new Set()).add(id))
  return (name) => {
    const some = words.get(fold(name.trim())) // another surname is another person
    return whole(name) ?? mails.get(fold(name)) ?? (some?.size === 1 ? [...some][0] : undefined)
  }
}
