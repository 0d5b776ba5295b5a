import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { ReceiptQuery } from '../api/inbox.ts'
import type { ReceiptEnd } from '../api/types.ts'
import { useCloseTo } from '../ui/back.ts'

/** The outcomes of a receipt, in the order of the filter; `waiting` has none yet. */
export const ends = ['lead', 'joined', 'spam', 'quarantine', 'waiting'] as const satisfies ReceiptEnd[]

/** The view of the page, kept in its address. `receipt` is the opened one. */
export type InboxView = ReceiptQuery & { receipt?: string }

const defaultPeriod = 'last-30-days'

/** The view in the address, and a function that changes it; an undefined part is removed. */
export function useInboxView() {
  const search = useSearch({ strict: false }) as Record<string, string>
  const navigate = useNavigate()
  const view = useMemo(() => readInboxView(search), [search])
  const change = (change: { [K in keyof InboxView]?: InboxView[K] | undefined }, { replace = false } = {}) =>
    void navigate({ to: '.', search: writeInboxView({ ...view, ...change }) as never, replace })
  return [view, change] as const
}

/** Closes the opened receipt. */
export function useCloseReceipt() {
  const [view] = useInboxView()
  const closeTo = useCloseTo()
  return () => closeTo({ to: '.', search: writeInboxView({ ...view, receipt: undefined }) as never })
}

/** The search parameters of a view for a link. */
export function writeInboxView({ period, ...rest }: { [K in keyof InboxView]?: InboxView[K] | undefined }) {
  return { ...rest, period: period === defaultPeriod ? undefined : period }
}

/** The query of the API for a view. */
export function receiptQueryOf({ receipt: _, ...query }: InboxView): ReceiptQuery {
  return query
}

function readInboxView({ period, end, way, key, form, mapping, q, receipt }: Record<string, string>): InboxView {
  const known = ends.find((each) => each === end)
  return {
    period: period ?? defaultPeriod,
    ...(known && { end: known }),
    ...(way && { way }),
    ...(key && { key }),
    ...(form && { form }),
    ...(mapping && { mapping }),
    ...(q && { q }),
    ...(receipt && { receipt }),
  }
}
