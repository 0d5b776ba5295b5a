/** A lead as the documents describe it. Times are in seconds, `price` in hundredths; `number` is the normalised phone. */
export type ModelLead = {
  id: number
  title: string
  name: string | null
  phone: string | null
  email: string | null
  source: string | null
  text: string | null
  creation_date: number
  paid_date: number | null
  status: number
  price: number | null
  version: number
  recorded_at: number
  door: 'api' | 'wire'
  assignee: number | null
  remind_at: number | null
  remind_note: string | null
  lost_reason: number | null
  deleted_at: number | null
  repeat_of: number | null
  merged_into: number | null
  last_touch: Record<string, string> | null
  fields: Record<string, string | number | boolean> | null
  /** The earlier statuses, and since when it has the present one; null since its creation. */
  passed: number[]
  since: number | null
}
export type Values = Partial<Omit<ModelLead, 'id' | 'version' | 'recorded_at' | 'door' | 'repeat_of'>>
export type ModelStatus = { id: number; type: 'progress' | 'paid' | 'canceled' }

/** The effect of an act on one lead; `before` is null for a created lead. `number` grows with each step. */
export type Step = { number: number; id: number; before: Values | null; after: Values }
export type Act = { token: string; at: number; steps: Step[]; merge?: Merge | undefined }
/** Which leads were merged into another, or with `isApart` separated from it. */
export type Merge = { into: number; ids: number[]; isApart: boolean }

/** A project in plain arrays. `statuses` are in the order of the board. */
export class Model {
  readonly leads = new Map<number, ModelLead>()
  readonly acts: Act[] = []
  statuses: ModelStatus[] = []
  last = 0
  readonly timeZone: string
  private steps = 0
  /** What was ever changed, in order. */
  private readonly changes: Step[] = []
  /** Which leads went into the bin and out of it, in order. */
  private readonly moves: { number: number; id: number; wasLive: boolean }[] = []

  constructor(timeZone: string) {
    this.timeZone = timeZone
  }

  isPaid(status: number): boolean {
    return this.typeOf(status) === 'paid'
  }

  typeOf(status: number): ModelStatus['type'] | undefined {
    return this.statuses.find(({ id }) => id === status)?.type
  }

  add(given: Values & { title: string; creation_date: number; status: number }, door: 'api' | 'wire', now: number) {
    const lead: ModelLead = { ...unset, ...given, id: ++this.last, version: 1, recorded_at: now, door, repeat_of: null }
    lead.repeat_of = this.earlier(lead)
    if (this.isPaid(lead.status)) lead.paid_date ??= lead.creation_date
    this.leads.set(lead.id, lead)
    return [{ number: ++this.steps, id: lead.id, before: null, after: {} }] satisfies Step[]
  }

  /**
   * Applies the fields that differ; returns their former values. A lead that becomes paid gets a paid date, and loses it when it is no longer paid,
   * except through the wire API.
   */
  change(id: number, given: Values, now: number, door: 'api' | 'wire' = 'api'): Step[] {
    const lead = this.leads.get(id) as ModelLead
    const wanted = { ...given }
    const isPaid = this.isPaid(given.status ?? lead.status)
    if (isPaid && !this.isPaid(lead.status)) {
      if ({ ...lead, ...given }.paid_date === null) wanted.paid_date = now
    }
    const isStamped = given.paid_date === undefined && lead.paid_date === lead.since
    if (!isPaid && this.isPaid(lead.status) && isStamped && door === 'api') wanted.paid_date = null
    return this.write(lead, withWay(lead, this.together(lead, wanted), now))
  }

  write(lead: ModelLead, wanted: Values): Step[] {
    const differing = (Object.keys(wanted) as (keyof Values)[]).filter((field) => !isSame(lead[field], wanted[field]))
    if (differing.length === 0) return []
    // A change of status includes its history: a lead that comes back has passed the same statuses as before.
    const fields = differing.includes('status') ? [...new Set([...differing, ...stage])] : differing
    const pick = (from: Values) => Object.fromEntries(fields.map((field) => [field, from[field]])) as Values
    const step = { number: ++this.steps, id: lead.id, before: pick(lead), after: pick(wanted) }
    if (differing.includes('deleted_at'))
      this.moves.push({ number: step.number, id: lead.id, wasLive: lead.deleted_at === null })
    this.changes.push(step)
    Object.assign(lead, step.after)
    lead.version++
    return [step]
  }

  merge(into: number, ids: number[], now: number): Step[] {
    const kept = this.leads.get(into) as ModelLead
    const others = ids.map((id) => this.leads.get(id) as ModelLead)
    const binned = others.flatMap((other) => this.write(other, { deleted_at: now, merged_into: into }))
    const taken: Values = {}
    for (const field of mergeable) {
      const found = others.find((other) => other[field] !== null)?.[field]
      if (kept[field] === null && found !== undefined) Object.assign(taken, { [field]: found })
    }
    const reminder = [kept, ...others].find((lead) => lead.remind_at !== null)
    taken.remind_note = reminder?.remind_note ?? kept.remind_note
    const fields = Object.assign({}, ...others.toReversed().map((other) => other.fields), kept.fields)
    if (Object.keys(fields).length > Object.keys(kept.fields ?? {}).length) taken.fields = fields
    return [...binned, ...this.write(kept, taken)]
  }

  /** Restores what is still as an act left it, the newest step first and the merge target last; returns the steps of the undo. */
  undo({ steps, merge }: Act, now: number): Step[] {
    const newestFirst = steps.toReversed()
    const isOther = ({ id }: Step) => id !== merge?.into
    return [...newestFirst.filter(isOther), ...newestFirst.filter((step) => !isOther(step))].flatMap((step) => {
      const { id, before, after } = step
      const lead = this.leads.get(id)
      if (!lead) return []
      if (before === null) return lead.version === 1 ? this.write(lead, { deleted_at: now }) : []
      const holders = merge?.into === id ? this.holders(merge, step.number) : undefined
      const moved = merge?.isApart ? before : after
      const isHeld = (has: (lead: Values) => unknown) =>
        !holders || holders.some((holder) => isSame(has(holder), has(moved)))
      const back = Object.entries(before).filter(
        ([field, value]) =>
          ![...stage, 'fields'].includes(field) &&
          isSame(lead[field as keyof Values], after[field as keyof Values]) &&
          isHeld((has) => has[(field === 'remind_note' && moved.remind_at ? 'remind_at' : field) as keyof Values]) &&
          (field !== 'status' || this.statuses.some((status) => status.id === value)),
      )
      const given = inPlace(lead, before, Object.fromEntries(back), this.isGoneSince(step))
      const wanted: Values = {
        ...this.together(lead, this.withDate(lead, given, now)),
        ...(before.fields !== undefined && {
          fields: fieldsBefore(lead.fields, before.fields, after.fields ?? null, (name) =>
            isHeld(({ fields }) => fields?.[name]),
          ),
        }),
      }
      // A status that was undone counts as never reached, unless the lead moved on since.
      const isLatest = isSame(lead.passed, after.passed) && lead.since === after.since
      const way = { passed: before.passed ?? [], since: before.since ?? null }
      return this.write(
        lead,
        wanted.status !== undefined && isLatest ? { ...wanted, ...way } : withWay(lead, wanted, now),
      )
    })
  }

  /** A note is removed with its reminder, unless the change names it, and a lost reason with its status. */
  private together(lead: ModelLead, wanted: Values): Values {
    const after = { ...lead, ...wanted }
    const isLost = this.typeOf(after.status) === 'canceled'
    return {
      ...wanted,
      ...(wanted.remind_at === null && wanted.remind_note === undefined && { remind_note: null }),
      ...(after.lost_reason !== null && !isLost && { lost_reason: null }),
    }
  }

  /** The leads that break a rule: merged leads must be in the bin and form no cycle. */
  misplaced(): number[] {
    const merged = [...this.leads.values()].filter((lead) => lead.merged_into !== null)
    const isWrong = (lead: ModelLead) => lead.deleted_at === null || this.leadsTo(lead.merged_into, lead.id)
    return merged.filter(isWrong).map(({ id }) => id)
  }

  /** The leads that came out of one, or went into it, as they were then: of what these had alone that one gives back and takes again. */
  private holders({ into, ids, isApart }: Merge, number: number): ModelLead[] {
    const others = ids.flatMap((id) => this.leads.get(id) ?? [])
    const since = this.changes.filter((change) => change.number > number).toReversed()
    return others
      .filter((other) => (isApart ? other.merged_into === into : other.deleted_at === null))
      .map((other) =>
        Object.assign({ ...other }, ...since.filter(({ id }) => id === other.id).map((each) => each.before)),
      )
  }

  /** A lead is not merged again into one that was purged, moved to the bin since, or merged into this one. */
  private isGoneSince({ number, id, before }: Step): boolean {
    const into = before?.merged_into ?? null
    if (into === null) return false
    const mergeTarget = this.leads.get(into)
    if (!mergeTarget) return true
    const next = this.moves.find((move) => move.id === into && move.number > number)
    return mergeTarget.deleted_at !== null && (next?.wasLive === true || this.leadsTo(into, id))
  }

  /** Whether a lead was merged into another, directly or through others. */
  private leadsTo(from: number | null, to: number): boolean {
    const seen = new Set<number>()
    for (let id = from; id !== null && !seen.has(id); id = this.leads.get(id)?.merged_into ?? null) {
      if (id === to) return true
      seen.add(id)
    }
    return false
  }

  /** Keeps a paid date on a paid lead, whatever is restored. */
  private withDate(lead: ModelLead, back: Values, now: number): Values {
    const after = { ...lead, ...back }
    if (!this.isPaid(after.status) || after.paid_date !== null) return back
    const { paid_date, ...rest } = back
    const becomes = back.status !== undefined
    return becomes && lead.paid_date === null ? { ...rest, paid_date: now } : rest
  }

  private earlier({ id, phone, email }: ModelLead): number | null {
    const others = [...this.leads.values()].filter((other) => other.id !== id && other.deleted_at === null)
    const newest = (found: ModelLead[]) => found.at(-1)?.id ?? null
    const number = meantBy(phone)
    const byNumber = number === null ? [] : others.filter((other) => meantBy(other.phone) === number)
    const byMail = email === null ? [] : others.filter((other) => folded(other.email ?? '') === folded(email))
    return newest(byNumber) ?? newest(byMail)
  }
}

/** The fields that describe how a lead reached its status. */
const stage = ['passed', 'since'] as const

const mergeable = ['name', 'phone', 'email', 'source', 'text', 'price', 'assignee', 'remind_at', 'last_touch'] as const

const unset = {
  name: null,
  phone: null,
  email: null,
  source: null,
  text: null,
  paid_date: null,
  price: null,
  assignee: null,
  remind_at: null,
  remind_note: null,
  lost_reason: null,
  deleted_at: null,
  merged_into: null,
  last_touch: null,
  fields: null,
  passed: [],
  since: null,
}

/** Restores the bin and the merge of a lead together or not at all; a lead stays in the bin while it is merged. */
function inPlace(lead: ModelLead, before: Values, back: Values, isLost: boolean): Values {
  const { deleted_at, merged_into, ...rest } = back
  const isPartly = ['merged_into', 'deleted_at'].some((field) => field in before && !(field in back))
  const after = { ...lead, ...back }
  return isLost || isPartly || (after.merged_into !== null && after.deleted_at === null) ? rest : back
}

/** Adds the former status to the history of a lead that changes its status. */
function withWay(lead: ModelLead, wanted: Values, now: number): Values {
  if (wanted.status === undefined || wanted.status === lead.status) return wanted
  const passed = [...new Set([...lead.passed, lead.status])].sort((one, other) => one - other)
  return { ...wanted, passed, since: now }
}

/** Own fields with those put back that are still as an act made them. */
function fieldsBefore(
  fields: ModelLead['fields'],
  before: ModelLead['fields'],
  after: ModelLead['fields'],
  isHeld: (name: string) => boolean,
) {
  const isBack = (name: string) =>
    fields?.[name] === after?.[name] && (before?.[name] === after?.[name] || isHeld(name))
  const names = Object.keys({ ...before, ...after }).filter(isBack)
  const kept = Object.entries({ ...fields, ...Object.fromEntries(names.map((name) => [name, before?.[name]])) })
  const whole = kept.filter((each): each is [string, string | number | boolean] => each[1] !== undefined)
  return whole.length === 0 ? null : Object.fromEntries(whole)
}

export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е')
}

/** The Russian mobile number in a text, by its last ten digits; null for anything else. */
export function meantBy(phone: string | null): string | null {
  const digits = phone?.replace(/\D/g, '') ?? ''
  return /^[78]?9\d{9}$/.test(digits) ? digits.slice(-10) : null
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
}
