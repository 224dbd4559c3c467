import { PlainClient } from './fixtures/plain-client.ts';
import { expect, test } from './fixtures/test.ts';

test('a code is good once, and its second use ends what the first one gave', async ({ server }) => {
  const client = new PlainClient(server);
  const answer = await client.signIn('admin');
  const first = await client.redeem(answer);
  expect(first.status).toBe(200);

  const second = await client.redeem(answer);
  expect([second.status, second.body.error]).toEqual([400, 'invalid_grant']);
  const refreshed = await client.refresh(first.body.refresh_token ?? '');
  expect([refreshed.status, refreshed.body.error]).toEqual([400, 'invalid_grant']);
});

for (const [what, changes, error] of [
  ['verifier', { code_verifier: 'x'.repeat(43) }, 'invalid_grant'],
  ['redirect address', { redirect_uri: 'https://evil.example/callback' }, 'invalid_grant'],
  ['client', { client_id: 'cli' }, 'invalid_client'],
] as const) {
  test(`a code is refused with another ${what}`, async ({ server }) => {
    const client = new PlainClient(server);
    const { status, body } = await client.redeem(await client.signIn('admin'), changes);
    expect([status, body.error]).toEqual([400, error]);
    expect(body.access_token).toBeUndefined();
  });
}

test('a spent refresh token is answered anew within 30 s and ends the family after that', async ({ startServer }) => {
  const server = await startServer();
  const client = new PlainClient(server);
  const { body } = await client.redeem(await client.signIn('owner'));
  const spent = body.refresh_token ?? '';

  expect((await client.refresh(spent)).status).toBe(200);
  const anew = await client.refresh(spent);
  expect(anew.status).toBe(200);

  await server.advance(31);
  expect((await client.refresh(spent)).status).toBe(400);
  const successor = await client.refresh(anew.body.refresh_token ?? '');
  expect([successor.status, successor.body.error]).toEqual([400, 'invalid_grant']);
});
