import { OfProject, useProjectId } from '../../api/session.ts'
import { ConflictDialog } from './conflict-dialog.tsx'
import { LossDialog } from './loss-dialog.tsx'
import { closeConflict, useConflicts, useLossRequest, usePriceRequest } from './open.ts'
import { PriceDialog } from './price-dialog.tsx'

/** The dialogs that an edit of a lead may open, on any page. */
export default function LeadDialogs() {
  const here = useProjectId()
  const [conflict] = useConflicts()
  const request = usePriceRequest()
  const loss = useLossRequest()
  return (
    <>
      {conflict && (
        // the edit may have waited while another project was opened
        <OfProject value={conflict.project}>
          <ConflictDialog
            key={`${conflict.project} ${conflict.known.id} ${conflict.current.version}`}
            conflict={conflict}
            isElsewhere={conflict.project !== here}
            close={closeConflict}
          />
        </OfProject>
      )}
      {request && <PriceDialog lead={request.lead} answer={request.answer} />}
      {loss && <LossDialog lead={loss.lead} answer={loss.answer} />}
    </>
  )
}
