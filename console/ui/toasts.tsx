import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import { client, unwrap } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { problemText } from './problem-text.ts'

/** Says what was done, and offers the way back; `Z` goes it too while it is in sight. */
export function showDone(
  text: string,
  undo?: { project: string; token: string },
  act?: { label: string; run(): void },
): void {
  if (told) notifications.hide(told) // one stands in sight, so that the newest never waits behind others
  const id: string = notifications.show({
    message: (
      <span className="toast" data-undo={undo?.token}>
        {text}
        {act && (
          <button type="button" onClick={() => act.run()}>
            {act.label}
          </button>
        )}
        {undo && (
          <button type="button" onClick={() => void goBack(id, undo)}>
            {i18next.t('undo')}
            <kbd>Z</kbd>
          </button>
        )}
      </span>
    ),
    autoClose: 10_000,
    withCloseButton: false,
    unstyled: true,
  })
  told = id
  if (undo) last = { id, undo }
}

/** Says why something did not work. */
export function showError(error: unknown): void {
  notifications.show({
    message: (
      <span className="toast" role="alert">
        {problemText(i18next.t, error)}
      </span>
    ),
    autoClose: 10_000,
    withCloseButton: false,
    unstyled: true,
  })
}

/** Does something, and says why where that did not work. Answers whether it did. */
export async function tryOrShowError(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act()
    return true
  } catch (error) {
    showError(error)
    return false
  }
}

/** Takes back what was done last, if that is still offered. */
export function undoLast(): void {
  if (last && document.querySelector(`[data-undo="${last.undo.token}"]`)) void goBack(last.id, last.undo)
}

let told: string | undefined
let last: { id: string; undo: { project: string; token: string } } | undefined

async function goBack(id: string, { project, token }: { project: string; token: string }): Promise<void> {
  notifications.hide(id)
  last = undefined
  try {
    const done = await unwrap(
      client.POST('/api/v2/projects/{project}/undo/{token}', { params: { path: { project, token } } }),
    )
    if ('leads' in done && done.leads === 0) showDone(i18next.t('card.told.nothingToPutBack'))
    await queryClient.invalidateQueries({ queryKey: ['p', project] })
  } catch (error) {
    showError(error)
  }
}
