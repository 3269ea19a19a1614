import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const READABLE = 4.5;
const THEMES = ['light', 'dark'] as const;
const tokens = readTokens(readFileSync(new URL('./tokens.css', import.meta.url), 'utf8'));

const ON_EVERY_GROUND = ['ink', 'ink-soft', 'ink-faint', 'action', 'gold', 'late'];
const GROUNDS = ['page', 'surface', 'sunken'];
const STATES = ['action', 'gold', 'settled', 'progress', 'waiting', 'late', 'ended'];
const pairs = [
  ...ON_EVERY_GROUND.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)),
  ...STATES.flatMap((state) => [
    [state, `${state}-soft`] as const,
    ['ink', `${state}-soft`] as const,
    [state, 'surface'] as const,
  ]),
  ['on-action', 'action'] as const,
  ['on-action', 'action-strong'] as const,
  ['on-danger', 'danger'] as const,
];

describe.each(THEMES)('the %s theme', (theme) => {
  it.each(pairs)('%s can be read on %s', (text, ground) => {
    const lights = [luminance(text, theme), luminance(ground, theme)].sort((a, b) => b - a);
    const contrast = ((lights[0] ?? 0) + 0.05) / ((lights[1] ?? 0) + 0.05);
    expect(contrast).toBeGreaterThanOrEqual(READABLE);
  });
});

type Colour = readonly [lightness: number, chroma: number, hue: number];

function readTokens(css: string): Map<string, Record<'light' | 'dark', Colour>> {
  const pattern = /--([\w-]+): light-dark\(oklch\(([^)]+)\), oklch\(([^)]+)\)\)/g;
  return new Map(
    [...css.matchAll(pattern)].map(([, name = '', light = '', dark = '']) => [
      name,
      { light: colour(light), dark: colour(dark) },
    ]),
  );
}

function colour(text: string): Colour {
  const [lightness = 0, chroma = 0, hue = 0] = text.split(' ').map(Number);
  return [lightness, chroma, hue];
}

/** Relative luminance (WCAG 2) of a colour written in OKLCH, brought into sRGB by clipping. */
function luminance(name: string, theme: 'light' | 'dark'): number {
  const token = tokens.get(name);
  if (!token) throw new Error(`No colour is called ${name}`);
  const [lightness, chroma, hue] = token[theme];
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return 0.2126 * clip(red) + 0.7152 * clip(green) + 0.0722 * clip(blue);
}
