import { useNavigate } from '@tanstack/react-router'
import i18next from 'i18next'
import { useEffect, useRef, useState } from 'react'
import { removeWaiting } from '../api/imports.ts'
import { type Sent, sendFile } from '../api/send-file.ts'
import { useProjectId } from '../api/session.ts'
import { goTo } from '../ui/go.ts'
import { showDone, showError } from '../ui/toasts.tsx'

/**
 * Uploads a file and opens its import. If the member has left the page meanwhile, a message tells the result or the error. A file that arrived
 * replaces the import `instead`, which nobody has loaded.
 */
export function useSendFile(instead?: string) {
  const project = useProjectId()
  const navigate = useNavigate()
  const [sent, setSent] = useState<{ name: string; share: number; isCut: boolean }>()
  const [error, setError] = useState<unknown>()
  const isHere = useIsHere()
  return { sent, error, send }

  async function send(file: File | undefined): Promise<void> {
    if (!file || sent) return
    setError(undefined)
    setSent({ name: file.name, share: 0, isCut: false })
    const askFirst = (event: BeforeUnloadEvent) => event.preventDefault() // closing the page would abort the upload
    window.addEventListener('beforeunload', askFirst)
    try {
      const onSent = ({ bytes, isCut }: Sent) => setSent({ name: file.name, share: bytes / file.size, isCut })
      const { id } = await sendFile(project, file, onSent)
      if (instead !== undefined && instead !== id) void removeWaiting(project, instead).catch(() => {}) // it can still be removed by hand
      const path = `/p/${project}/import/${id}`
      if (isHere.current) await navigate({ to: path as never })
      else {
        const open = { label: i18next.t('imports.open'), run: () => goTo(path) }
        showDone(i18next.t('imports.arrived', { name: file.name }), undefined, open)
      }
    } catch (refused) {
      if (!isHere.current) showError(refused)
      setError(refused)
      setSent(undefined)
    } finally {
      window.removeEventListener('beforeunload', askFirst)
    }
  }
}

/** Whether the page is still shown. */
function useIsHere() {
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  return isHere
}
