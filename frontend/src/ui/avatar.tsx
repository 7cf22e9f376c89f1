// avatar.tsx - a small picture that is always the same for one player.

const grounds = [
  '#4fbcc4',
  '#f0a23c',
  '#56b98a',
  '#8c6bc8',
  '#d35d7c',
  '#4b8fd9',
  '#c7b299',
  '#e0713a',
];
const figures = [
  '#0f4a50',
  '#7a3d12',
  '#124a36',
  '#3b2468',
  '#5c1730',
  '#173f74',
  '#5d5142',
  '#6d2a0d',
];

function figure(shape: number, colour: string) {
  switch (shape) {
    case 0:
      return <circle cx="20" cy="20" r="12" fill={colour} />;
    case 1:
      return <path d="M0 24h40v16H0z" fill={colour} />;
    case 2:
      return <path d="M20 8l15 27H5z" fill={colour} />;
    case 3:
      return <path d="M0 12h40v8H0zM0 28h40v8H0z" fill={colour} />;
    case 4:
      return <path d="M0 0l40 40H0z" fill={colour} />;
    default:
      return <path d="M20 0a20 20 0 0 1 0 40zM0 20h20v20H0z" fill={colour} />;
  }
}

interface AvatarProps {
  readonly id: number;
  readonly className?: string | undefined;
}

export function Avatar({ id, className }: AvatarProps) {
  const ground = grounds[id % grounds.length] ?? '#4fbcc4';
  const colour = figures[(id * 5 + 3) % figures.length] ?? '#0f4a50';
  return (
    <svg className={className} viewBox="0 0 40 40" aria-hidden="true">
      <clipPath id={`round-${id}`}>
        <circle cx="20" cy="20" r="20" />
      </clipPath>
      <g clipPath={`url(#round-${id})`}>
        <path d="M0 0h40v40H0z" fill={ground} />
        {figure((id * 7) % 6, colour)}
        <circle cx={12 + ((id * 3) % 17)} cy="14" r="5" fill="#fff" opacity=".45" />
      </g>
    </svg>
  );
}
