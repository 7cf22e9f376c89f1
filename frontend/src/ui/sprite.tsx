// sprite.tsx - the whole deck and the chip, drawn once: 13 ranks as strokes, 4 suits, one chip.

const ranks: Readonly<Record<string, string>> = {
  '2': 'M10 27C11 16 19 9 31 9s22 7 22 18c0 9-4 15-13 24L12.5 78.5H57',
  '3': 'M9.5 20C13.5 13 21 9 31 9c12 0 20 6 20 16.2S43 41.5 32 41.5h-7.5H32c13 0 22 7.3 22 18.5S45 79 31 79c-10.5 0-18.5-4-23.5-12',
  '4': 'M43.5 82.5V9L8 60.5h51',
  '5': 'M52.5 9.5H17.5L14 42c5-4.5 11-6.8 18-6.8C45 35.2 54.5 44 54.5 57S45 79 31 79c-9.5 0-17.5-4-23-11',
  '6': 'M9.5 55.5a22.5 23.5 0 1 0 45 0a22.5 23.5 0 1 0-45 0C9.5 29 21.5 10 42.5 8.5',
  '7': 'M7 9.5h49L27 82.5',
  '8': 'M32 9a18.5 16.2 0 1 0 .1 0zM32 41.5a22.5 18.8 0 1 0 .1 0z',
  '9': 'M54.5 32.5a22.5 23.5 0 1 0-45 0a22.5 23.5 0 1 0 45 0C54.5 59 42.5 78 21.5 79.5',
  T: 'M5 22L15 9.5v73M45 9a13.8 35 0 1 0 .1 0z',
  J: 'M46 5.5v52.5c0 14-7 21-18.5 21S9 72 9 58v-2.5',
  Q: 'M32 9a23 35 0 1 0 .1 0zM36.5 60.5l19 23.5',
  K: 'M13 5.5v77M54 6L15 50M27.5 37L57 82.5',
  A: 'M7 82.5L30.5 8h3L57 82.5M15.5 57h33',
};

const suits: Readonly<Record<string, string>> = {
  s: 'M50 4c9 17 42 34 42 58a21.7 21.7 0 0 1-37.5 15c1 9 5 15 11 19v1h-31v-1c6-4 10-10 11-19A21.7 21.7 0 0 1 8 62C8 38 41 21 50 4z',
  h: 'M50 93C26 71 7 54 7 32 7 18 17 8 29 8c9 0 17 5 21 14 4-9 12-14 21-14 12 0 22 10 22 24 0 22-19 39-43 61z',
  d: 'M50 3c10 17 22 33 36 47-14 14-26 30-36 47-10-17-22-33-36-47C28 36 40 20 50 3z',
  c: 'M50 5a20.5 20.5 0 0 1 15 34.5a21 21 0 1 1-10.5 31.5c1 11 5.5 18 12.5 23v1H33v-1c7-5 11.5-12 12.5-23A21 21 0 1 1 35 39.5A20.5 20.5 0 0 1 50 5z',
};

/** Put it once at the top of the page; cards and chips refer to its symbols. */
export function Sprite() {
  return (
    <svg width="0" height="0" style={{ position: 'absolute' }} aria-hidden="true" focusable="false">
      <defs>
        {Object.entries(ranks).map(([rank, path]) => (
          <symbol key={rank} id={`rank-${rank}`} viewBox="0 0 64 88">
            <path
              d={path}
              fill="none"
              stroke="currentColor"
              strokeLinejoin="round"
              style={{ strokeWidth: 'var(--rank-weight, 11.5)' }}
            />
          </symbol>
        ))}
        {Object.entries(suits).map(([suit, path]) => (
          <symbol key={suit} id={`suit-${suit}`} viewBox="0 0 100 100">
            <path d={path} fill="currentColor" />
          </symbol>
        ))}
        <symbol id="chip" viewBox="0 0 40 28">
          <path
            d="M1 11.5v6C1 22.7 9.5 27 20 27s19-4.3 19-9.5v-6z"
            style={{ fill: 'var(--chip-side)' }}
          />
          <g style={{ stroke: 'var(--chip-spot)' }} strokeWidth="3.6">
            <path d="M4.5 19v5.2M11.5 22.6v4M20 23.6v3.4M28.5 22.6v4M35.5 19v5.2" />
            <ellipse
              cx="20"
              cy="11.5"
              rx="19"
              ry="10"
              style={{ fill: 'var(--chip)' }}
              stroke="none"
            />
            <ellipse cx="20" cy="11.5" rx="16.2" ry="8.4" fill="none" strokeDasharray="6.4 6.5" />
            <ellipse
              cx="20"
              cy="11.5"
              rx="10.5"
              ry="5.3"
              style={{ fill: 'var(--chip)' }}
              strokeWidth=".9"
              strokeOpacity=".55"
            />
          </g>
        </symbol>
      </defs>
    </svg>
  );
}
