/**
 * Remix compares an address with each route of the application, several times for one page. Here it
 * gets only those that the address, or a part of it from the left, can lead to: the answer is the
 * same. `create` makes a request handler of a build; answers the handler of an address.
 */
export function createRequestHandlers(build, create) {
  const whole = create(build);
  const patterns = patternsOf(build.routes);
  const known = new Map();
  return (pathname) => {
    const segments = segmentsOf(pathname);
    if (segments === null) return whole;
    const near = patterns.filter((pattern) => leadsTowards(pattern, segments));
    if (!near.some(({ first }) => first !== undefined && first !== '*')) return whole;
    const key = near.map(({ id }) => id).join('\n');
    const handler = known.get(key) ?? create(narrowed(build, near));
    known.set(key, handler);
    return handler;
  };
}

/** Null where only the router knows what is meant. */
function segmentsOf(pathname) {
  if (pathname.includes('%') || pathname.includes('//')) return null;
  return pathname
    .replace(/\.data$/, '')
    .toLowerCase()
    .split('/')
    .filter((segment) => segment !== '');
}

function patternsOf(routes) {
  const segmentsOfRoute = (route) => [
    ...(route.parentId === undefined ? [] : segmentsOfRoute(routes[route.parentId])),
    ...(route.path ?? '').split('/').filter((segment) => segment !== ''),
  ];
  return Object.values(routes).map((route) => {
    const segments = segmentsOfRoute(route).map((segment) => segment.toLowerCase());
    return { id: route.id, segments, first: segments[0] };
  });
}

function leadsTowards({ segments }, address) {
  if (segments.at(-1) !== '*' && segments.length > address.length) return false;
  return segments.every(
    (segment, index) => segment === '*' || isOpen(segment) || segment === address[index],
  );
}

/** `:ipm`, and what may be left out. */
const isOpen = (segment) => segment.startsWith(':') || segment.endsWith('?');

function narrowed(build, near) {
  const pick = (routes) =>
    Object.fromEntries(near.flatMap(({ id }) => (routes[id] ? [[id, routes[id]]] : [])));
  return {
    ...build,
    routes: pick(build.routes),
    assets: { ...build.assets, routes: pick(build.assets.routes) },
  };
}
