/** How a project treats what strangers send. */
export type CaptureSettings = {
  /** From this score on it is spam. */
  threshold: number
  /** Texts that count against an enquiry, compared folded. */
  stopWords: string[]
  /** Addresses of the network or blocks of them (`203.0.113.0/24`), and phones, whose enquiries are spam. */
  blockedAddresses: string[]
  blockedPhones: string[]
  /** Whether a later enquiry of the same person is a new lead, or a comment on the open one. */
  repeats: 'lead' | 'join'
  /** Whether forms ask for a proof of work. */
  proofOfWork: boolean
  /** A form that is sent sooner than this (seconds) counts against it. */
  minSeconds: number
}

export const usualCapture: CaptureSettings = {
  threshold: 100,
  stopWords: [],
  blockedAddresses: [],
  blockedPhones: [],
  repeats: 'lead',
  proofOfWork: false,
  minSeconds: 2,
}
