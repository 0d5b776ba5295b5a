import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CostEntry, readCosts, useCostMutations } from '../api/costs.ts'
import { isSameAmount } from '../api/money.ts'
import { useProject } from '../api/session.ts'
import { useStoredDraft } from '../api/stored-draft.ts'
import { confirm } from '../ui/confirm.tsx'
import { useFormat } from '../ui/format.ts'
import { showDone, showError } from '../ui/toasts.tsx'
import { type CellDraft, type CellInputs, inputsOf, readAmount, textsOf } from './cost-cells.ts'
import { periodOf } from './cost-slots.ts'
import { amountIn, cellsOf, isInConflict, type LoadedCosts } from './cost-sums.ts'

/** How many cells a question names. */
const named = 5

/** The input of the grid, which this browser stores until the server has it. A cell that a colleague changed meanwhile is saved only after a question. */
export function useCostDraft(loaded: LoadedCosts | undefined, nameOf: (cell: string) => string) {
  const { t, i18n } = useTranslation()
  const { decimal } = useFormat()
  const { id: project, currency } = useProject()
  const { put } = useCostMutations()
  const [isChecking, setChecking] = useState(false)
  const [stored, setDraft] = useStoredDraft<Record<string, unknown>>(`costs.${project}`)
  const inputs = inputsOf(stored)
  const change = (of: (now: CellInputs) => CellInputs) =>
    setDraft((now) => {
      const next = of(inputsOf(now))
      return Object.keys(next).length > 0 ? next : undefined
    })

  const read = (typed: string) => readAmount(typed, i18n.language)

  return {
    draft: textsOf(inputs),
    /** Parses an amount in the language of the page. */
    read,
    isSaving: put.isPending || isChecking,
    type: (cell: string, text: string) => change((now) => withTexts(now, { [cell]: text }, loaded)),
    forget: (cell: string) => change((now) => without(now, [cell])),
    discard: () => setDraft(undefined),
    commit,
    retry,
  }

  /** Saves cells when they are left or pasted. Those that a colleague changed while they were typed stay unsaved. */
  async function commit(cells: CellDraft): Promise<void> {
    change((now) => withTexts(now, cells, loaded))
    const typed = Object.entries(withTexts(inputs, cells, loaded)).filter(([cell]) => cell in cells)
    await save(Object.fromEntries(typed.filter(([cell, input]) => !isInConflict(input, loaded, cell))), loaded)
  }

  /** Saves all unsaved cells; asks first if the server has other amounts by now. */
  async function retry(): Promise<void> {
    setChecking(true)
    try {
      const present = await readPresent(project, currency, Object.keys(inputs))
      if (await isMeant(present)) await save(inputs, present)
    } catch (error) {
      showError(error)
    } finally {
      setChecking(false)
    }
  }

  async function isMeant(present: LoadedCosts): Promise<boolean> {
    const conflicts = Object.entries(inputs).filter(([cell, input]) => {
      const isTyped = isSameAmount(amountIn(present, cell), read(input.text))
      return read(input.text) !== undefined && !isTyped && isInConflict(input, present, cell)
    })
    if (conflicts.length === 0) return true
    const cells = conflicts.map(([cell]) => {
      const amount = amountIn(present, cell)
      return `${nameOf(cell)}: ${amount ? decimal(Number(amount)) : '—'}`
    })
    return confirm({
      title: t('sources.costs.conflict', { count: cells.length }),
      text: t('sources.costs.conflictText', {
        cells: [...cells.slice(0, named), ...(cells.length > named ? ['…'] : [])].join('; '),
      }),
      action: t('sources.costs.overwrite'),
    })
  }

  /** Saves the valid amounts of some cells, all or none. Invalid input stays as typed, and so does input during the save. */
  async function save(cells: CellInputs, present: LoadedCosts | undefined): Promise<void> {
    const same = Object.keys(cells).filter((cell) => {
      const [amount, now] = [read(cells[cell]?.text ?? ''), amountIn(present, cell)]
      return amount !== undefined && now !== undefined && isSameAmount(amount, now)
    })
    change((now) => without(now, same))
    const wanted = Object.entries(without(cells, same)).flatMap(([cell, { text }]) => {
      const amount = read(text)
      return amount === undefined ? [] : [{ cell, text, amount }]
    })
    if (wanted.length === 0) return
    try {
      const { undo } = await put.mutateAsync(wanted.map(({ cell, amount }) => entryOf(cell, amount)))
      change((now) => wanted.reduce(afterSave, now))
      showDone(t('sources.costs.saved', { count: wanted.length }), undo ? { project, token: undo } : undefined)
    } catch (error) {
      showError(error)
    }
  }
}

/** The present costs of some cells, which may be of other months than the shown ones. */
async function readPresent(project: string, currency: string, cells: readonly string[]): Promise<LoadedCosts> {
  const slots = [...new Set(cells.map((cell) => cell.split(' ')[1] ?? ''))].toSorted()
  const channels = new Set(cells.map((cell) => cell.split(' ')[0] ?? ''))
  const [months, days] = [slots.filter(isMonth), slots.filter((slot) => !isMonth(slot))]
  const costs = [
    ...(months.length > 0 ? await readCosts(project, periodOf(months), 'month') : []),
    ...(days.length > 0 ? await readCosts(project, periodOf(days), 'day') : []),
  ]
  return { slots, cells: cellsOf(costs, currency, channels) }
}

function entryOf(cell: string, amount: string | null): CostEntry {
  const [channel = '', slot = ''] = cell.split(' ')
  return { channel, [isMonth(slot) ? 'month' : 'day']: slot, amount }
}

function isMonth(slot: string): boolean {
  return slot.length === 7
}

/** The input with other texts. A cell keeps the amount that it had when it was first typed over. */
function withTexts(inputs: CellInputs, texts: CellDraft, loaded: LoadedCosts | undefined): CellInputs {
  const typed = Object.entries(texts).map(([cell, text]) => {
    const was = inputs[cell] ? inputs[cell].was : amountIn(loaded, cell)
    return [cell, { text, was }]
  })
  return { ...inputs, ...Object.fromEntries(typed) }
}

/** The input without a saved cell, or based on what was saved if the cell was typed in meanwhile. */
function afterSave(inputs: CellInputs, saved: { cell: string; text: string; amount: string | null }): CellInputs {
  const { cell, text, amount } = saved
  const input = inputs[cell]
  if (!input || input.text === text) return without(inputs, [cell])
  return { ...inputs, [cell]: { text: input.text, was: amount } }
}

function without(cells: CellInputs, gone: readonly string[]): CellInputs {
  return Object.fromEntries(Object.entries(cells).filter(([cell]) => !gone.includes(cell)))
}
