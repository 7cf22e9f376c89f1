// icon.tsx - line icons of 24 × 24, drawn for this client.

const paths = {
  back: 'M14.5 5 8 12l6.5 7',
  next: 'M9.5 5 16 12l-6.5 7',
  close: 'M6 6l12 12M18 6 6 18',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  settings:
    'M12 9a3 3 0 1 0 .01 0zM12 3v2.3M12 18.7V21M3 12h2.3M18.7 12H21M5.6 5.6l1.7 1.7M16.7 16.7l1.7 1.7M5.6 18.4l1.7-1.7M16.7 7.3l1.7-1.7',
  chat: 'M4 5.5h16v11h-8.5L7 20.5v-4H4z',
  menu: 'M4 7h16M4 12h16M4 17h16',
  clock: 'M12 4a8 8 0 1 0 .01 0zM12 8v4.3l2.8 1.7',
  bolt: 'M13 3 5 13.5h6L10.5 21 19 10h-6.5z',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.3a2.7 2.7 0 1 0 .01 0z',
  search: 'M10.5 4.5a6 6 0 1 0 .01 0zM15 15l5 5',
  down: 'M6 9l6 6 6-6',
  lost: 'M3 3l18 18M6 12.5a9 9 0 0 1 3-2M12 9.7c2.5 0 4.7 1 6 2.8M3 9a14 14 0 0 1 4-2.7M11 5.6c4-.3 7.7 1 10 3.4M12 18.5h.01',
  leave: 'M13 5H5v14h8M10 12h10M16.5 8.5 20 12l-3.5 3.5',
  history: 'M4 5v5h5M4.5 9.5A8 8 0 1 1 4 13M12 8v4.5l3 1.8',
  log: 'M5 6h14M5 12h14M5 18h9',
  people:
    'M9 5.5a3 3 0 1 0 .01 0zM3.5 19c.5-4 2.5-6 5.5-6s5 2 5.5 6M16 6a2.6 2.6 0 0 1 0 5.2M17 13.3c2 .5 3.2 2.4 3.5 5.2',
  gift: 'M4 11h16v9H4zM3 7.5h18V11H3zM12 7.5V20M12 7.5C8 7.5 7 6 7.5 4.7 8.3 3 11 3.5 12 7.5zM12 7.5c4 0 5-1.5 4.5-2.8C15.7 3 13 3.5 12 7.5z',
  smile: 'M12 4a8 8 0 1 0 .01 0zM9 10h.01M15 10h.01M8.7 14c1.7 2.4 4.9 2.4 6.6 0',
  check: 'M5 12.5 10 17.5 19 7',
  spade:
    'M12 3c1.5 4 8 7.5 8 12.5a4.3 4.3 0 0 1-7 3.2c.3 1.3 1 2 2 2.6H9c1-.6 1.7-1.3 2-2.6a4.3 4.3 0 0 1-7-3.2C4 10.5 10.5 7 12 3z',
} as const;

export type IconName = keyof typeof paths;

interface IconProps {
  readonly name: IconName;
  readonly className?: string | undefined;
  readonly isFilled?: boolean;
}

export function Icon({ name, className, isFilled = false }: IconProps) {
  return (
    <svg
      className={className ?? 'icon'}
      viewBox="0 0 24 24"
      fill={isFilled ? 'currentColor' : 'none'}
      stroke={isFilled ? 'none' : 'currentColor'}
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
