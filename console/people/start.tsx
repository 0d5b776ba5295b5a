import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Problem } from '../client.ts'
import { useMe } from '../session.ts'
import { Failed } from '../ui/failed.tsx'

/** The bare address: on to the leads of the first project, or to the sign-in. */
export default function Start() {
  const navigate = useNavigate()
  const { data, error, refetch } = useMe()
  const isUnknown = error instanceof Problem && error.status === 401
  useEffect(() => {
    if (isUnknown) void navigate({ to: '/sign-in', replace: true })
    else if (data?.projects[0]) void navigate({ to: `/p/${data.projects[0].id}/leads`, replace: true })
  }, [data, isUnknown, navigate])
  return error && !isUnknown ? <Failed error={error} reset={() => void refetch()} /> : null
}
