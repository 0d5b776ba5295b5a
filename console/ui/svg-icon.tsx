import type { SVGProps } from 'react'

type Props = SVGProps<SVGSVGElement> & { size?: number; stroke?: number }

/** An icon of `icons.ts`: `size` in pixels, `stroke` as the line width on a grid of 24. */
export type Icon = (props: Props) => React.JSX.Element

/** Makes an icon from its outlines. */
export function svgIcon(...outlines: string[]): Icon {
  return ({ size = 24, stroke = 2, ...rest }) => (
    // biome-ignore lint/a11y/noSvgWithoutTitle: an icon stands beside a text or in a labelled button
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={stroke}
      strokeLinecap="round"
      strokeLinejoin="round"
      {...rest}
    >
      {outlines.map((outline) => (
        <path key={outline} d={outline} />
      ))}
    </svg>
  )
}
