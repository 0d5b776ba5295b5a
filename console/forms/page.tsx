import { ComingSoon } from '../ui/coming-soon.tsx'

export default function Page() {
  return <ComingSoon page="forms" />
}
