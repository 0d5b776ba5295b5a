import { useTranslation } from 'react-i18next'
import { type CostEntry, useCostMutations } from '../api/costs.ts'
import { isSameAmount } from '../api/money.ts'
import { useProjectId } from '../api/session.ts'
import { useStoredDraft } from '../api/stored-draft.ts'
import { showDone, showError } from '../ui/toasts.tsx'
import { type CellDraft, readAmount } from './cost-cells.ts'
import { amountIn, type LoadedCosts } from './cost-sums.ts'

/** The input of the grid, which this browser stores until the server has it. */
export function useCostDraft(loaded: LoadedCosts | undefined) {
  const { t, i18n } = useTranslation()
  const project = useProjectId()
  const { put } = useCostMutations()
  const [stored, setDraft] = useStoredDraft<CellDraft>(`costs.${project}`)
  const draft = stored ?? {}
  const change = (of: (now: CellDraft) => CellDraft) =>
    setDraft((now = {}) => {
      const next = of(now)
      return Object.keys(next).length > 0 ? next : undefined
    })

  const read = (typed: string) => readAmount(typed, i18n.language)

  return {
    draft,
    /** Parses an amount in the language of the page. */
    read,
    isSaving: put.isPending,
    type: (cell: string, text: string) => change((now) => ({ ...now, [cell]: text })),
    forget: (cell: string) => change((now) => without(now, [cell])),
    discard: () => setDraft(undefined),
    commit: (cells: CellDraft) => commit(cells),
    retry: () => commit(draft),
  }

  /** Saves the valid amounts of some cells, all or none. Invalid input stays as typed, and so does input during the save. */
  async function commit(cells: CellDraft): Promise<void> {
    const same = Object.keys(cells).filter((cell) => {
      const amount = read(cells[cell] ?? '')
      const present = amountIn(loaded, cell)
      return amount !== undefined && present !== undefined && isSameAmount(amount, present)
    })
    change((now) => without({ ...now, ...cells }, same))
    const wanted = Object.entries(without(cells, same)).filter(([, typed]) => read(typed) !== undefined)
    if (wanted.length === 0) return
    try {
      const { undo } = await put.mutateAsync(wanted.map(([cell, typed]) => entryOf(cell, read(typed) ?? null)))
      change((now) => Object.fromEntries(Object.entries(now).filter(([cell, typed]) => !isSaved(cell, typed))))
      showDone(t('sources.costs.saved', { count: wanted.length }), undo ? { project, token: undo } : undefined)
    } catch (error) {
      showError(error)
    }

    function isSaved(cell: string, typed: string): boolean {
      return wanted.some(([saved, text]) => saved === cell && text === typed)
    }
  }
}

function entryOf(cell: string, amount: string | null): CostEntry {
  const [channel = '', slot = ''] = cell.split(' ')
  return { channel, [slot.length === 7 ? 'month' : 'day']: slot, amount }
}

function without(cells: CellDraft, gone: readonly string[]): CellDraft {
  return Object.fromEntries(Object.entries(cells).filter(([cell]) => !gone.includes(cell)))
}
