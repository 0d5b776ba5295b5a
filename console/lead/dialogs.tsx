import { useWindowEvent } from '@mantine/hooks'
import { useState } from 'react'
import { askPriceName, type PriceAsked } from './ask-price.ts'
import { AskPriceDialog } from './ask-price-dialog.tsx'
import { ConflictDialog } from './conflict-dialog.tsx'
import { type Conflict, conflictName } from './conflicts.ts'

/** What a change of a lead may ask, wherever in the console it is made. */
export default function LeadDialogs() {
  const [conflicts, setConflicts] = useState<Conflict[]>([])
  const [asked, setAsked] = useState<PriceAsked>()
  useWindowEvent(conflictName, ({ detail }: CustomEvent<Conflict>) => setConflicts((before) => [...before, detail]))
  useWindowEvent(askPriceName, ({ detail }: CustomEvent<PriceAsked>) => setAsked(detail))
  const [conflict] = conflicts
  return (
    <>
      {conflict && (
        <ConflictDialog
          key={`${conflict.known.id} ${conflict.now.version}`}
          conflict={conflict}
          close={() => setConflicts(conflicts.slice(1))}
        />
      )}
      {asked && (
        <AskPriceDialog
          asked={asked}
          answer={(price) => {
            asked.answer(price)
            setAsked(undefined)
          }}
        />
      )}
    </>
  )
}
