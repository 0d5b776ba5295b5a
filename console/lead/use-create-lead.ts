import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { KeptDraft } from '../api/lead-draft.ts'
import { useProjectId } from '../api/session.ts'
import { refusedDraft } from './refused-draft.ts'
import { createWrite, setAsideRefused } from './writes.ts'

type Form = {
  /** The lead is sent from now on, even if the form is closed. */
  noteSent(): void
  /** The form is still open and keeps its content. */
  noteRefused(refused: KeptDraft): void
}

/** Creates the lead of a form. A refusal is shown in the form while it is open. */
export function useCreateLead({ noteSent, noteRefused }: Form) {
  const project = useProjectId()
  const isOpen = useRef(true)
  useEffect(() => {
    isOpen.current = true
    return () => {
      isOpen.current = false
    }
  }, [])
  return useMutation({
    ...createWrite(`create ${project}`),
    onMutate: noteSent,
    onError: (error, creation) => {
      if (isOpen.current) noteRefused(refusedDraft(error, creation))
      else setAsideRefused(error, creation)
    },
  })
}
