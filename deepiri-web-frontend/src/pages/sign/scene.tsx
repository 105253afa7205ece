import classes from './scene.module.css';

const weeks = 15;
const days = 7;

/** A year that fills: the same squares as the streak, in a quiet pattern. */
const shade = (week: number, day: number) => {
  const wave = Math.sin(week * 0.55 + day * 0.9) + Math.cos(week * 0.23 - day * 0.6);
  return Math.max(0, Math.min(4, Math.round(wave * 1.3 + week * 0.16)));
};

/** What the app is about, drawn: the ring of a level over the squares of a streak. Ornament only. */
export function Scene() {
  const radius = 92;
  const around = 2 * Math.PI * radius;
  return (
    <div className={classes.scene} aria-hidden>
      <svg viewBox="0 0 520 520" className={classes.drawing} aria-hidden>
        <g transform="translate(65 122)">
          {Array.from({ length: weeks * days }, (_, at) => {
            const week = Math.floor(at / days);
            const day = at % days;
            if (Math.hypot(week * 26 + 75 - 260, day * 26 + 202 - 200) < radius + 34) return null;
            return (
              <rect
                key={`${week}.${day}`}
                className={classes.square}
                data-shade={shade(week, day)}
                x={week * 26}
                y={day * 26 + 70}
                width="20"
                height="20"
                rx="6"
              />
            );
          })}
        </g>
        <g transform="translate(260 200)">
          <circle r={radius} fill="none" stroke="var(--line)" strokeWidth="14" />
          <circle
            className={classes.arc}
            r={radius}
            fill="none"
            stroke="var(--xp)"
            strokeWidth="14"
            strokeLinecap="round"
            strokeDasharray={`${around * 0.68} ${around}`}
            transform="rotate(-90)"
          />
          <path d="M-42 34 0-38l42 72Z" fill="none" stroke="var(--accent)" strokeWidth="9" strokeLinejoin="round" />
          <path d="M-19 34 0 1l19 33" fill="none" stroke="var(--xp)" strokeWidth="9" strokeLinejoin="round" />
        </g>
      </svg>
    </div>
  );
}
