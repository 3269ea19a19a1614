/** The product's mark: a shield that holds a cross. */
export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      aria-hidden="true"
      className="shrink-0 text-accent"
    >
      <path
        d="M16 2.5 28 6.4v9.2c0 6.8-4.9 11.7-12 14-7.1-2.3-12-7.2-12-14V6.4z"
        fill="currentColor"
      />
      <path
        d="M16 9.5v12.5M9.75 15.75h12.5"
        stroke="var(--surface)"
        strokeWidth="3.4"
        strokeLinecap="round"
      />
    </svg>
  );
}
