import { useTranslation } from 'react-i18next'
import { type ReplayHow, useReplays } from '../api/inbox.ts'
import { useProject } from '../api/session.ts'
import type { WholeReceipt } from '../api/types.ts'
import { showDone, tryOrShowError } from '../ui/toasts.tsx'

/** The actions of the member on a receipt; one without an effect is undefined. */
export function useReceiptActs(receipt: WholeReceipt | undefined) {
  const { t } = useTranslation()
  const { id: project, role } = useProject()
  const { one } = useReplays()
  const canWrite = role !== 'viewer' && role !== 'contractor'
  const canReplay = canWrite && !one.isPending && receipt !== undefined && receipt.pruned_at === null
  return {
    canWrite,
    replay: canReplay ? () => void act(receipt.id, 'replay') : undefined,
    notSpam:
      canReplay && receipt.lead === null && receipt.end !== null ? () => void act(receipt.id, 'not-spam') : undefined,
  }

  async function act(id: string, how: ReplayHow): Promise<void> {
    await tryOrShowError(async () => {
      const { receipt: now, undo } = await one.mutateAsync({ id, how })
      const text = t(`inbox.became.${now.end ?? 'waiting'}`, { number: now.lead })
      showDone(text, undo ? { project, token: undo } : undefined)
    })
  }
}
