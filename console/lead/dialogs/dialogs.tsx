import { useState } from 'react'
import { useAsked } from '../../ui/store.ts'
import { ConflictDialog } from './conflict-dialog.tsx'
import { type Conflict, conflictName } from './conflicts-old.ts'
import { askPriceName, type PriceAsked } from './open.ts'
import { AskPriceDialog } from './price-dialog.tsx'

/** What a change of a lead may ask, wherever in the console it is made. */
export default function LeadDialogs() {
  const [conflicts, setConflicts] = useState<Conflict[]>([])
  const [asked, setAsked] = useState<PriceAsked>()
  useAsked<Conflict>(conflictName, (detail) => setConflicts((before) => [...before, detail]))
  useAsked<PriceAsked>(askPriceName, setAsked)
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
