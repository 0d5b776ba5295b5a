import { ConflictDialog } from './conflict-dialog.tsx'
import { LossDialog } from './loss-dialog.tsx'
import { closeConflict, useConflicts, useLossRequest, usePriceRequest } from './open.ts'
import { PriceDialog } from './price-dialog.tsx'

/** The dialogs that an edit of a lead may open, on whatever page it is made. */
export default function LeadDialogs() {
  const [conflict] = useConflicts()
  const request = usePriceRequest()
  const loss = useLossRequest()
  return (
    <>
      {conflict && (
        <ConflictDialog
          key={`${conflict.known.id} ${conflict.current.version}`}
          conflict={conflict}
          close={closeConflict}
        />
      )}
      {request && <PriceDialog lead={request.lead} answer={request.answer} />}
      {loss && <LossDialog lead={loss.lead} answer={loss.answer} />}
    </>
  )
}
