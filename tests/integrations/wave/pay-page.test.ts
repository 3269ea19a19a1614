import { describe, expect, it } from 'vitest';
import type { SimulatedEvent } from '~/integrations/wave/simulator/simulator-state';
import { newCheckout, newWaveWorld, valueOf } from './wave-world';

async function newPayPage(changes: object = {}, wallet: object = {}) {
  const world = await newWaveWorld({ wallet });
  const session = valueOf(await world.wave.createCheckout(newCheckout(changes)));
  const submit = async (fields: Record<string, string>) => {
    const response = await fetch(session.launchUrl, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });
    return { status: response.status, location: response.headers.get('Location'), response };
  };
  const events = async () =>
    (await world.control<{ events: SimulatedEvent[] }>('GET', '/events')).events.map(
      ({ type }) => type,
    );
  const show = async () => (await fetch(session.launchUrl)).text();
  return { ...world, session, submit, events, show };
}

const MOBILE = '77 123 45 67';
const SUCCESS = { status: 303, location: 'https://ipm.example/success' };
const ERROR = { status: 303, location: 'https://ipm.example/error' };

describe('the pay page', () => {
  it('says who is paid and how much, and works without a script', async () => {
    const { show } = await newPayPage({ amountXof: 1_250_000n });
    const html = await show();
    expect(html).toContain('IPM Teranga');
    expect(html).toContain('1\u202f250\u202f000\u00a0FCFA');
    expect(html).not.toContain('<script');
  });

  it('pays, and leads to the success address', async () => {
    const { submit, events, wave, session } = await newPayPage();
    expect(await submit({ action: 'pay', mobile: MOBILE })).toMatchObject(SUCCESS);
    expect(valueOf(await wave.getCheckout(session.id)).paymentStatus).toBe('succeeded');
    expect(await events()).toEqual(['checkout.session.completed']);
  });

  it('pays once when the button is pressed twice at the same time', async () => {
    const { submit, events, wave } = await newPayPage();
    const fields = { action: 'pay', mobile: MOBILE };
    for (const answer of await Promise.all([submit(fields), submit(fields)])) {
      expect(answer).toMatchObject(SUCCESS);
    }
    expect(await events()).toEqual(['checkout.session.completed']);
    expect(valueOf(await wave.getBalance()).amountXof).toBe(14_850n);
  });

  it('refuses for want of funds, and leads to the error address', async () => {
    const { submit, events, show } = await newPayPage();
    expect(await submit({ action: 'refuse', mobile: MOBILE })).toMatchObject(ERROR);
    expect(await events()).toEqual(['checkout.session.payment_failed']);
    expect(await show()).toContain('solde du compte est insuffisant');
  });

  it('cancels without an event, and can be paid later', async () => {
    const { submit, events, wave, session } = await newPayPage();
    expect(await submit({ action: 'cancel' })).toMatchObject(ERROR);
    expect(await events()).toEqual([]);
    expect(valueOf(await wave.getCheckout(session.id)).checkoutStatus).toBe('open');
    expect(await submit({ action: 'pay', mobile: MOBILE })).toMatchObject(SUCCESS);
  });

  it('asks again for a number that cannot be one, keeping what was typed', async () => {
    const { submit } = await newPayPage();
    const { status, response } = await submit({ action: 'pay', mobile: '12"><b>' });
    expect(status).toBe(422);
    expect(await response.text()).toContain('value="12&quot;&gt;&lt;b&gt;"');
  });

  it('refuses another number than the declared one', async () => {
    const { submit, show } = await newPayPage({ restrictPayerMobile: '+221769999999' });
    expect(await show()).toContain('value="+221769999999"');
    expect(await submit({ action: 'pay', mobile: MOBILE })).toMatchObject(ERROR);
    expect(await submit({ action: 'pay', mobile: '+221769999999' })).toMatchObject(SUCCESS);
  });

  it('says that an expired session is expired, and takes nothing', async () => {
    const { submit, events, show, clock } = await newPayPage();
    clock.now = new Date('2026-03-10T09:30:00.000Z');
    expect(await show()).toContain('Session expirée');
    expect(await submit({ action: 'pay', mobile: MOBILE })).toMatchObject({ status: 410 });
    expect(await events()).toEqual([]);
  });

  it('writes names as text', async () => {
    const { show } = await newPayPage({}, { businessName: '<b>IPM & "Fils"</b>' });
    expect(await show()).toContain('&lt;b&gt;IPM &amp; &quot;Fils&quot;&lt;/b&gt;');
  });

  it('does not exist for an unknown session', async () => {
    const { url } = await newPayPage();
    expect((await fetch(`${url}/c/cos-unknown`)).status).toBe(404);
  });
});
