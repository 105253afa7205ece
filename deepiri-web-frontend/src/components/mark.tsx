/** The sign of the house: a peak, and a smaller one within reach. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 22 22"
      fill="none"
      strokeWidth="2.2"
      strokeLinejoin="round"
      aria-hidden
    >
      <path d="M3 17.5 11 3.5l8 14H3Z" stroke="var(--accent)" />
      <path d="M7.4 17.5 11 11.1l3.6 6.400" stroke="var(--xp)" />
    </svg>
  );
}
