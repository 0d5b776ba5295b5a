import { Faker, ru } from '@faker-js/faker'
import { signingSecret } from '../actions/capture.ts'
import { demoOf } from '../actions/demo.ts'
import { findProject } from '../actions/projects.ts'
import type { Actor } from '../domain/access.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store } from '../store/store.ts'
import { type Arrival, arrivalsOf } from './arrivals.ts'
import { livesOf } from './life.ts'
import { makeMistakes } from './mistakes.ts'
import { day, momentsOf } from './moments.ts'
import { connect, handOver } from './operations.ts'
import { personsOf } from './person.ts'
import { type Act, play } from './play.ts'
import { type Setting, setUp } from './set-up.ts'
import { english } from './shop/en.ts'
import { russian } from './shop/ru.ts'
import { spend } from './spend.ts'

/** How many enquiries come in a quarter, what comes beside them, and how many of the first ones are handed over. */
const quarter = { leads: 300, days: 90, unopened: 5, spam: 24, broken: 5, handedOver: 8 }

type NewSecret = (project: Project) => string

/**
 * Fills a project with a quarter of a firm that fits windows, up to now, in the language of the project: enquiries by
 * several ways, and what its staff did with them. It is the same for the same seed and clock, but for random secrets; `newSecret` makes that
 * of a webhook, encrypted.
 * Returns how many leads there are, without those in the bin. A second quarter is refused: its fields and mappings would be there already. Each
 * part is noted when it is made, so that an interrupted demo can be removed.
 */
export async function fillWithQuarter(
  store: Store,
  by: Actor,
  { id }: Project,
  { seed, now, leads = quarter.leads, newSecret }: { seed: number; now: number; leads?: number; newSecret: NewSecret },
) {
  const before = await findProject(store, id)
  if ((await demoOf(store, before))?.fields.length) throw refusal('demo-exists', { id: String(id) })
  const shop = before.language === 'ru' ? russian : english
  const setting = await setUp(store, by, before, shop, now - quarter.days * day)
  const project = await findProject(store, id)
  const secret = await signingSecret(store)
  const faker = new Faker({ locale: ru, seed })
  const acts = actsOf({ faker, shop, setting, secret, project, now, leads })
  const made = await play(store, project, acts)
  for (const key of Object.values(setting.keys)) await noteUse(store, key, acts)
  const { staff } = setting
  await makeMistakes(store, project, { shop, staff, now })
  await handOver(store, project, { staff, ids: [...made.values()].slice(0, quarter.handedOver), now })
  await connect(store, by, project, { shop, secret: newSecret(project), now })
  await spend(store, by, project, { shop, days: quarter.days, seed, now })
  return made.size
}

/** A key was used when the last enquiry came by it. */
async function noteUse(store: Store, key: number, acts: Act[]): Promise<void> {
  const last = acts.findLast((act) => 'arrival' in act && keyOf(act.arrival) === key)
  if (last) await store.transaction((tx) => tx.keys.use([key], last.at))
}

function keyOf(arrival: Arrival): number | null | undefined {
  return arrival.by === 'request' ? arrival.sent.key : arrival.by === 'api' ? arrival.key : undefined
}

type Context = Parameters<typeof arrivalsOf>[0] & { setting: Setting; project: Project; now: number; leads: number }

/** All that happens in the quarter, in order. */
function actsOf(context: Context): Act[] {
  const { faker, shop, setting, project, now, leads } = context
  const moments = momentsOf(project, faker)
  const nextPerson = personsOf(faker, project.language, project.country)
  const { arrival, spam, broken } = arrivalsOf(context)
  const life = livesOf({ ...context, moments, timeZone: project.timeZone })
  const acts: Act[] = []
  const sources = shop.sources.map((value) => ({ value, weight: value.weight }))
  const typist = () => faker.helpers.arrayElement(setting.staff).id
  let enquiry = 0
  const come = (at: number, what: Arrival, typedBy = 0) => acts.push({ at, enquiry: enquiry++, arrival: what, typedBy })
  for (const [index, drawn] of moments.spread(leads, quarter.days, now).entries()) {
    const source = faker.helpers.weightedArrayElement(sources)
    const [person, typedBy] = [nextPerson(), typist()]
    const isSpoken = (what: Arrival) => what.by === 'hand'
    const what = arrival(person, source, drawn)
    const at = isSpoken(what) ? Math.min(moments.working(drawn), now - 60) : drawn
    const number = enquiry
    come(at, withDate(what, at), typedBy)
    const isNew = index >= leads - quarter.unopened
    const steps = isNew ? [] : life(at, source, isSpoken(what))
    for (const step of steps) acts.push({ at: step.at, enquiry: number, step })
    if (what.by === 'request' && faker.datatype.boolean(0.02))
      come(at + 4, { ...what, sent: { ...what.sent, at: at + 4 } }) // pressed twice
  }
  for (const at of moments.spread(quarter.spam, quarter.days, now)) come(at, spam(at))
  for (const at of moments.spread(quarter.broken, quarter.days, now)) come(at, broken(at))
  return acts.filter(({ at }) => at <= now).sort((one, other) => one.at - other.at || one.enquiry - other.enquiry)
}

function withDate(what: Arrival, at: number): Arrival {
  return what.by === 'request' ? what : { ...what, draft: { ...what.draft, creationDate: at } }
}
