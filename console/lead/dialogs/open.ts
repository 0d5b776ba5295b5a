import { ask } from '../../ui/store.ts'

export const askPriceName = 'zayavka:ask-price'

/** A lead that becomes paid, and who waits for its amount. */
export type PriceAsked = { who: string; answer(price: string | null | undefined): void }

/** Asks for the amount of a lead that becomes paid: a decimal, null for none, undefined where it shall not become paid. */
export function askPrice(lead: { name?: string | null; title?: string }): Promise<string | null | undefined> {
  return new Promise((answer) => {
    const detail: PriceAsked = { who: lead.name ?? lead.title ?? '', answer }
    ask(askPriceName, detail)
  })
}
