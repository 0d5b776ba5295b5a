import type { Conflict } from '../../api/types.ts'
import { createStore } from '../../ui/store.ts'

/** A request for a price, and the callback for its answer. */
type PriceRequest = { lead: string; answer(price: string | null | undefined): void }

/** A request for a lost reason, of one lead or of several; `lead` names it. */
type LossRequest = { lead: string; answer(reason: string | null | undefined): void }

const conflicts = createStore<Conflict[]>([])
const priceRequest = createStore<PriceRequest | undefined>(undefined)
const lossRequest = createStore<LossRequest | undefined>(undefined)
export const useConflicts = conflicts.use
export const usePriceRequest = priceRequest.use
export const useLossRequest = lossRequest.use

/** Shows both versions of a lead and lets the member choose. */
export function openConflict(conflict: Conflict): void {
  conflicts.set([...conflicts.get(), conflict])
}

export function closeConflict(): void {
  conflicts.set(conflicts.get().slice(1))
}

/** Resolves to a decimal, to null for no price, and to undefined when the member cancels. */
export function askPrice(lead: { name?: string | null; title?: string }): Promise<string | null | undefined> {
  return new Promise((resolve) => {
    const answer = (price: string | null | undefined) => {
      priceRequest.set(undefined)
      resolve(price)
    }
    priceRequest.get()?.answer(null) // the former request still loads the dialog: its lead is paid without a price
    priceRequest.set({ lead: lead.name ?? lead.title ?? '', answer })
  })
}

/** Resolves to the id of a reason, to null for none, and to undefined when the member cancels. */
export function askLostReason(lead: string): Promise<string | null | undefined> {
  return new Promise((resolve) => {
    const answer = (reason: string | null | undefined) => {
      lossRequest.set(undefined)
      resolve(reason)
    }
    lossRequest.get()?.answer(null) // the former request still loads the reasons: its lead is lost without one
    lossRequest.set({ lead, answer })
  })
}
