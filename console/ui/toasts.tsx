import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import { client, unwrap } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { keys } from '../api/query-keys.ts'
import type { Job } from '../api/types.ts'
import { problemText } from './problem-text.ts'
import css from './toasts.module.css'

type Undo = { project: string; token: string }
/** What an undo takes back, in words; `isUndone` when it was undone before, so that this brings it back. */
type Undoable = Undo & { what: string; isUndone: boolean }

/** The newest message that offers an undo, and the newest of the others. */
const shown: { offer?: string | undefined; plain?: string | undefined } = {}
let last: Undoable | undefined
/** The tokens that are on their way. */
const undoing = new Set<string>()

type Act = { label: string; run(): void }

/** Shows a message of what was done, with an undo; `Z` undoes it too while it is shown. */
export function showDone(text: string, undo?: Undo, act?: Act): void {
  show(text, undo && { ...undo, what: text, isUndone: false }, act)
}

function show(text: string, undo: Undoable | undefined, act?: Act): void {
  hide('plain')
  if (undo) hide('offer') // what can be undone stays until the next that can
  shown[undo ? 'offer' : 'plain'] = notifications.show({
    message: (
      <span className={css.toast} data-toast data-undo={undo?.token}>
        {text}
        {act && (
          <button type="button" onClick={() => act.run()}>
            {act.label}
          </button>
        )}
        {undo && (
          <button type="button" onClick={() => void undoOnce(undo)}>
            {i18next.t(undo.isUndone ? 'redo' : 'undo')}
            <kbd>Z</kbd>
          </button>
        )}
      </span>
    ),
    autoClose: 10_000,
    withCloseButton: false,
    unstyled: true,
  })
  if (undo) last = undo
}

function hide(which: keyof typeof shown): void {
  const id = shown[which]
  if (id) notifications.hide(id)
  shown[which] = undefined
}

/** Shows why something failed. */
export function showError(error: unknown): void {
  showFailure(problemText(i18next.t, error))
}

/** Shows that something failed, in words of its own. */
export function showFailure(text: string): void {
  notifications.show({
    message: (
      <span className={css.toast} data-toast role="alert">
        {text}
      </span>
    ),
    autoClose: 10_000,
    withCloseButton: false,
    unstyled: true,
  })
}

/** Does something and shows the error if it fails. Resolves to whether it succeeded. */
export async function tryOrShowError(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act()
    return true
  } catch (error) {
    showError(error)
    return false
  }
}

/** Undoes the last message's action while the message is shown. */
export function undoLast(): void {
  if (last && document.querySelector(`[data-undo="${last.token}"]`)) void undoOnce(last)
}

/** Undoes what a message offers, which stays until another one says that it is undone: without a network it is still the way back. */
async function undoOnce(undo: Undoable): Promise<void> {
  if (undoing.has(undo.token)) return
  undoing.add(undo.token)
  await takeBack(undo)
  undoing.delete(undo.token)
}

/** Undoes what a token stands for and says so; reads the project again. */
export function undo({ project, token }: Undo, what: string): Promise<void> {
  return takeBack({ project, token, what, isUndone: false })
}

async function takeBack({ project, token, what, isUndone }: Undoable): Promise<void> {
  try {
    const answer = await unwrap(
      client.POST('/api/v2/projects/{project}/undo/{token}', { params: { path: { project, token } } }),
    )
    if (last?.token === token) {
      last = undefined
      hide('offer') // that of another act stays
    }
    const again = 'job' in answer ? answer.job.undo : answer.undo
    show(undoneText(answer, what, isUndone), again ? { project, token: again, what, isUndone: !isUndone } : undefined)
    await queryClient.invalidateQueries({ queryKey: keys.project(project) })
  } catch (error) {
    showError(error)
  }
}

type UndoAnswer = { leads: number; restored: number; skipped: number } | { job: Job }

function undoneText(answer: UndoAnswer, what: string, isUndone: boolean): string {
  if ('job' in answer && isRunning(answer.job)) return i18next.t('undone.goesOn', { what })
  const [changed, skipped] =
    'job' in answer ? [answer.job.changed, answer.job.skipped] : [answer.leads + answer.restored, answer.skipped] // costs and rules are no leads
  if (changed === 0) return `${what}. ${i18next.t('card.told.nothingToPutBack')}`
  const done = i18next.t(isUndone ? 'undone.again' : 'undone.done', { what })
  return skipped > 0 ? `${done}. ${i18next.t('undone.skipped', { count: skipped })}` : done
}

function isRunning({ state }: Job): boolean {
  return state === 'running'
}
