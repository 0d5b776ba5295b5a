import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { type KeptDraft, saveLeadDraft } from '../api/lead-draft.ts'
import { useProjectId } from '../api/session.ts'
import { refusedDraft } from './refused-draft.ts'
import { createWrite, setAsideRefused } from './writes.ts'

/** Creates the lead of a form. A refusal is shown in the form while it is open, which keeps its content; `noteRefused` gets what is kept. */
export function useCreateLead(noteRefused: (refused: KeptDraft) => void) {
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
    onError: (error, creation) => {
      if (!isOpen.current) return setAsideRefused(error, creation)
      const refused = refusedDraft(error, creation)
      saveLeadDraft(project, refused)
      noteRefused(refused)
    },
  })
}
