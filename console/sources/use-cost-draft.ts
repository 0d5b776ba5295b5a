import { useTranslation } from 'react-i18next'
import { type CostEntry, type Unit, useCostMutations } from '../api/costs.ts'
import { useProjectId } from '../api/session.ts'
import { useStoredDraft } from '../api/stored-draft.ts'
import { showDone, showError } from '../ui/toasts.tsx'
import { type CellDraft, isSameAmount, readAmount } from './cost-cells.ts'

/** What is typed into the grid: kept in this browser until the server has it. */
export function useCostDraft(unit: Unit, kept: ReadonlyMap<string, string>) {
  const { t } = useTranslation()
  const project = useProjectId()
  const { put } = useCostMutations()
  const [stored, setDraft] = useStoredDraft<CellDraft>(`costs.${project}`)
  const draft = stored ?? {}
  const set = (cells: CellDraft) => setDraft(Object.keys(cells).length > 0 ? cells : undefined)

  return {
    draft,
    isSaving: put.isPending,
    type: (cell: string, text: string) => set({ ...draft, [cell]: text }),
    forget: (cell: string) => set(without(draft, [cell])),
    discard: () => setDraft(undefined),
    commit: (cells: CellDraft) => commit(cells),
    retry: () => commit(draft),
  }

  /** Saves what can be read of some cells, all of it or nothing; the rest stays as it was typed. */
  async function commit(cells: CellDraft): Promise<void> {
    const all = { ...draft, ...cells }
    const same = Object.keys(cells).filter((cell) => {
      const amount = readAmount(cells[cell] ?? '')
      return amount !== undefined && isSameAmount(amount, kept.get(cell) ?? null) && isOf(cell, unit)
    })
    const rest = without(all, same)
    set(rest)
    const wanted = Object.keys(cells).filter((cell) => cell in rest && readAmount(rest[cell] ?? '') !== undefined)
    if (wanted.length === 0) return
    try {
      const { undo } = await put.mutateAsync(wanted.map((cell) => entryOf(cell, rest[cell] as string)))
      set(without(rest, wanted))
      showDone(t('sources.costs.saved', { count: wanted.length }), undo ? { project, token: undo } : undefined)
    } catch (error) {
      showError(error)
    }
  }
}

function entryOf(cell: string, typed: string): CostEntry {
  const [channel = '', slot = ''] = cell.split(' ')
  return { channel, [slot.length === 7 ? 'month' : 'day']: slot, amount: readAmount(typed) ?? null }
}

function isOf(cell: string, unit: Unit): boolean {
  return (cell.split(' ')[1]?.length === 7) === (unit === 'month')
}

function without(cells: CellDraft, gone: readonly string[]): CellDraft {
  return Object.fromEntries(Object.entries(cells).filter(([cell]) => !gone.includes(cell)))
}
