import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { saveLeadDraft } from '../api/lead-draft.ts'
import { useProjectId } from '../api/session.ts'
import { refusedDraft } from './refused-draft.ts'
import { createWrite, setAsideRefused } from './writes.ts'

/** Creates the lead of a form. A refusal is shown in the form while it is open, which keeps its content. */
export function useCreateLead() {
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
      if (isOpen.current) saveLeadDraft(project, refusedDraft(error, creation))
      else setAsideRefused(error, creation)
    },
  })
}
