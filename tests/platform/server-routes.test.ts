import { resolve } from 'node:path';
import { UNSAFE_flatRoutes } from '@remix-run/dev';
import { matchRoutes } from '@remix-run/react';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRequestHandlers } from '../../server.routes.js';

type Route = { id: string; parentId?: string; path?: string; index?: boolean };
type Routes = Record<string, Route>;
type RouteObject = Parameters<typeof matchRoutes>[0][number];
type Build = { routes: Routes; assets: { routes: Routes } };

const app = resolve(import.meta.dirname, '../../app');
const routes: Routes = {
  root: { id: 'root', path: '' },
  ...(UNSAFE_flatRoutes(app, ['**/*.test.*'], 'routes') as Routes),
};
const build: Build = { routes, assets: { routes } };
/** A handler here is the build that it was made of. */
const handlerOf = createRequestHandlers(build, (made: Build) => made) as (path: string) => Build;

const matched = (of: Build, path: string) =>
  (matchRoutes(treeOf(of.routes, undefined), path) ?? []).map(({ route, params }) => [
    route.id,
    params,
  ]);

function treeOf(all: Routes, parentId: string | undefined): RouteObject[] {
  return Object.values(all)
    .filter((route) => route.parentId === parentId)
    .map((route): RouteObject => {
      const path = route.path === undefined ? {} : { path: route.path };
      if (route.index) return { id: route.id, index: true, ...path };
      return { id: route.id, ...path, children: treeOf(all, route.id) };
    });
}

const fullPath = (route: Route): string[] => [
  ...(route.parentId === undefined ? [] : fullPath(routes[route.parentId] as Route)),
  ...(route.path ?? '').split('/').filter((segment) => segment !== ''),
];

const SEGMENTS = [...new Set(Object.values(routes).flatMap(fullPath))].filter(
  (segment) => !/^[:*]/.test(segment),
);

/** What may stand for `:ipm` or `:id`: words, numbers, what a route is also called, and oddities. */
const filling = fc.oneof(
  fc.stringMatching(/^[\w.~@!$&'()*+,;=-]{1,12}$/),
  fc.constantFrom(...SEGMENTS, '2026-11-27', 'Teranga', 'new', '.data', '...'),
);

const addressOf = (route: Route, fillings: readonly string[]) =>
  `/${fullPath(route)
    .map((segment, index) => (/^[:*]/.test(segment) ? (fillings[index] ?? 'x') : segment))
    .join('/')}`;

const anyRoute = fc.constantFrom(...Object.values(routes));
const ofRoute = fc
  .tuple(anyRoute, fc.array(filling, { minLength: 8, maxLength: 8 }))
  .map(([route, fillings]) => addressOf(route, fillings));
const ofAnything = fc
  .array(fc.oneof(fc.constantFrom(...SEGMENTS), filling), { maxLength: 7 })
  .map((segments) => `/${segments.join('/')}`);
const written = fc
  .tuple(fc.oneof(ofRoute, ofAnything), fc.constantFrom('as it is', 'capitals', 'slash'))
  .map(([path, how]) =>
    how === 'capitals' ? path.toUpperCase() : how === 'slash' ? `${path}/` : path,
  );

describe('the routes that a request handler gets', () => {
  it('lead every address of every route where all the routes would', () => {
    expect(Object.keys(routes).length).toBeGreaterThan(100);
    for (const route of Object.values(routes)) {
      const path = addressOf(route, []);
      expect(matched(handlerOf(path), path)).toEqual(matched(build, path));
    }
  });

  it('lead any address, known or not, where all the routes would', () => {
    fc.assert(
      fc.property(written, (path) => {
        // Remix takes whatever ends so for the data of the address before it.
        const address = path.replace(/\.data$/, '');
        expect(matched(handlerOf(path), address)).toEqual(matched(build, address));
      }),
      { numRuns: 400 },
    );
  });

  it('are those of the page for its data too', () => {
    const path = '/ipm/teranga/members/12';
    expect(handlerOf(`${path}.data`)).toBe(handlerOf(path));
    expect(matched(handlerOf(`${path}.data`), path)).toEqual(matched(build, path));
  });

  it('are all of them for an address that only the router can read, and for one that leads nowhere', () => {
    for (const path of ['/ipm/ter%61nga/members', '/%69pm/teranga', '/ipm//teranga', '/nowhere']) {
      expect(handlerOf(path)).toBe(build);
    }
  });

  it('are few: another area’s are not among them', () => {
    const ids = Object.keys(handlerOf('/ipm/teranga/members').routes);
    expect(ids).toContain('routes/ipm.$ipm.members._index');
    expect(ids.length).toBeLessThan(20);
    expect(ids.filter((id) => id.startsWith('routes/icamo'))).toEqual([]);
    expect(Object.keys(handlerOf('/ipm/teranga/members').assets.routes)).toEqual(ids);
  });
});
