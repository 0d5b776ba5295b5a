import { base, en, Faker } from '@faker-js/faker'
import { contact, people } from './leads.ts'

/** Who enquires, as they fill in a form. */
export type Person = { name: string; phone: string | null; email: string | null }

/** Generates people of the project's language; one of fourteen comes back. */
export function personsOf(faker: Faker, language: string, country: string): () => Person {
  if (language === 'ru') {
    const next = people(faker)
    return () => contact(faker, next())
  }
  const names = new Faker({ locale: [en, base], seed: faker.number.int(1_000_000) })
  const recent: Person[] = []
  let made = 0
  return () => {
    if (recent.length > 0 && names.datatype.boolean(0.07)) return names.helpers.arrayElement(recent)
    const [first, last] = [names.person.firstName(), names.person.lastName()]
    const person = { name: `${first} ${last}`, phone: fictional(made++, country), email: null as string | null }
    if (names.datatype.boolean(0.6))
      person.email = `${first}.${last}@example.com`.toLowerCase().replace(/[^a-z.@]/g, '')
    recent.push(person)
    return person
  }
}

/** The n-th of the thousand numbers that are kept for fiction, so that nobody is called. */
function fictional(n: number, country: string): string {
  const digits = String((n * 377 + 42) % 1000).padStart(3, '0') // 377 reaches each of them
  if (country === 'GB') return `07700 900${digits}`
  const area = ['202', '212', '303', '312', '415', '503', '617', '702', '808', '919'][Number(digits.charAt(0))]
  return `+1 ${area} 555 01${digits.slice(1)}`
}
