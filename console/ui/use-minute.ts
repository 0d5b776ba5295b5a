import { useInterval } from '@mantine/hooks'
import { useState } from 'react'

/** The time of now, anew each minute: for what is told as so long ago. */
export function useMinute(): Date {
  const [now, setNow] = useState(() => new Date())
  useInterval(() => setNow(new Date()), 60_000, { autoInvoke: true })
  return now
}
