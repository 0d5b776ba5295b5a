/** A closed interval of creation dates, in seconds: both ends belong to it. */
export type Period = { from: number; to: number }
