const SITE = 'http://site.invalid';

/** Only a path of this site: what a browser would take for another site becomes `/`. */
export function safePath(path: string | null): string {
  if (path === null || !path.startsWith('/') || !URL.canParse(path, SITE)) return '/';
  const url = new URL(path, SITE);
  if (url.origin !== SITE) return '/';
  const whole = url.pathname + url.search + url.hash;
  return whole.startsWith('//') ? '/' : whole;
}
