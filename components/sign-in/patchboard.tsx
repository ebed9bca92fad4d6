import { cords, jacks } from './patchboard-plan'

/** The operator's view: jacks with their designation strips, and the cords of the calls under way. Decoration. */
export function Patchboard() {
  return (
    <aside
      aria-label="About Switchboard"
      className="relative h-44 overflow-hidden bg-[#06342e] text-[#eef8f5] sm:h-56 lg:h-auto dark:bg-[#04211d]"
    >
      <svg
        viewBox="0 0 720 800"
        preserveAspectRatio="xMidYMin slice"
        aria-hidden="true"
        className="absolute inset-0 size-full"
      >
        {jacks.map(({ x, y, name, lit }) => (
          <g key={name} transform={`translate(${x} ${y})`}>
            <circle cy="-35" r="2.5" fill={lit ? '#f2c46d' : '#fff'} fillOpacity={lit ? 1 : 0.14} />
            <circle
              r="10"
              fill="#000"
              fillOpacity="0.22"
              stroke="#8fd6ca"
              strokeOpacity="0.55"
              strokeWidth="1.5"
            />
            <circle r="3.5" fill="#000" fillOpacity="0.5" />
            <text
              y="-19"
              textAnchor="middle"
              fill="#cdeee8"
              fillOpacity={lit ? 0.95 : 0.46}
              className="font-mono text-[8.5px]"
            >
              {name}
            </text>
          </g>
        ))}
        {cords.map(({ path, ends, colour }) => (
          <g key={path} fill="none" strokeLinecap="round">
            <path d={path} stroke="#000" strokeOpacity="0.28" strokeWidth="7" transform="translate(3 7)" />
            <path d={path} stroke={colour} strokeWidth="4" />
            {ends.map(({ x, y }) => (
              <g key={`${x} ${y}`} stroke="none">
                <circle cx={x} cy={y} r="7.5" fill={colour} />
                <circle cx={x} cy={y} r="2.5" fill="#04211d" fillOpacity="0.65" />
              </g>
            ))}
          </g>
        ))}
      </svg>
      <div className="absolute inset-x-0 bottom-0 hidden bg-linear-to-t from-[#042822] via-[#042822]/85 to-transparent px-10 pt-40 pb-12 lg:block dark:from-[#031916] dark:via-[#031916]/85">
        <p className="max-w-md text-[1.75rem] leading-9 font-medium tracking-tight text-balance">
          Every command of your ejabberd, one cord away.
        </p>
      </div>
    </aside>
  )
}
