/** All words of a demo project in one language: a firm that makes and fits windows. */
export type Shop = {
  statuses: { new: string; work: string; measure: string; contract: string; paid: string; canceled: string }
  /** Members beside the owner: a manager and two agents. The part before the `@` of their addresses. */
  staff: { name: string; address: string }[]
  site: string
  forms: { measure: FormWords; callBack: FormWords }
  consent: string
  adsConsent: string
  phone: string
  name: string
  text: string
  /** Own fields of leads. */
  fields: { product: { name: string; options: string[] }; area: string; visit: string }
  keys: { site: string; server: string; script: string }
  destination: string
  views: { large: string; repeated: string; mine: string }
  stopWords: string[]
  sources: Source[]
  /** Whole units of money: a usual order, what prices are multiples of, and what is large. */
  money: { usual: number; step: number; large: number }
  /** Titles of what people leave on other sites or say on the phone. */
  titles: string[]
  /** What was written down by mistake, and thrown away. */
  mistakes: { name: string; title: string }[]
  asks: string[]
  /** What the staff writes; `{name}` is a colleague. `canceled` are in the order of the first reasons of a loss. */
  comments: { called: string[]; measured: string[]; contract: string[]; canceled: string[]; asking: string[] }
  reminders: { call: string[]; measure: string[]; contract: string[] }
  spam: { name: string; text: string }[]
}

type FormWords = { name: string; title: string }

/** Where visitors come from: how often, how likely they pay, and what of it the request tells. */
export type Source = {
  weight: number
  /** The chance that such a lead is paid. */
  pays: number
  utm?: { source: string; medium: string; campaigns: string[] }
  click?: 'yclid' | 'gclid' | 'rb_clickid'
  referrer?: string
  /** The name of the source that a directory or a person gives. */
  named?: string
  /** What it costs on a usual day, in whole units of money; free unless given. */
  costs?: number
}
