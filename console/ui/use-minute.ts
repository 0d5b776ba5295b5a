import { useInterval } from '@mantine/hooks'
import { useState } from 'react'

/** The present time, updated each minute for relative times. */
export function useMinute(): Date {
  const [now, setNow] = useState(() => new Date())
  useInterval(() => setNow(new Date()), 60_000, { autoInvoke: true })
  return now
}
