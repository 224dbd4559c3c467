import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { row } from './fixtures/console.ts';
import { signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

/** Public examples of the platform beside the checkout; absent in most of them. */
const folder = resolve(import.meta.dirname, '../../../shared/samples');

/** In the order of applying: profiles first. The key is the name of the document. */
const samples = {
  profile1: 'app-profiles/profile1.yaml',
  profile2: 'app-profiles/profile2.yaml',
  profile3: 'app-profiles/profile3.yaml',
  'hello-world': 'hello-world/demo.yaml',
  'cert-manager': 'cert-manager/cert-manager.yaml',
  'external-dns': 'external-dns/aws.yaml',
  nginx: 'nginx/aws_nginx.yaml',
  'nginx-certificates': 'nginx/nginx-certs.yaml',
  prometheus: 'prometheus/prometheus.yaml',
  'strimzi-kafka-operator': 'strimzi/strimzi.yaml',
  'kafka-cluster': 'strimzi/strimzi-kafka.yaml',
};

test('the platform’s own examples are created, then unchanged, and have their pages', async ({ page, server, api }) => {
  test.skip(!existsSync(folder), 'the examples are not beside this checkout');
  test.slow();
  expect(server.url).toContain('localhost');
  const organization = await api.organization('Orbital Labs');
  const { clusters } = await api.get<{ clusters: { name: string }[] }>(`/v1/organizations/${organization}/clusters`);
  const documents = Object.entries(samples).map(([name, file]) => ({
    name,
    yaml: readFileSync(resolve(folder, file), 'utf8')
      .replaceAll('<YOUR_CLUSTER_NAME>', clusters[0]?.name ?? '')
      .replaceAll('<YOUR_PROFILE_NAME>', 'profile3'),
  }));

  await signIn(page, 'owner', `/o/${organization}/apps/apply`);
  for (const expected of ['Created', 'Unchanged']) {
    for (const { name, yaml } of documents) {
      await page.getByRole('textbox', { name: 'Manifests' }).fill(yaml);
      const answer = page.waitForResponse(/\/apps\/apply/);
      await page.getByRole('button', { name: 'Apply', exact: true }).click();
      await answer;
      await expect(row(page, name).getByRole('cell').nth(1), name).toHaveText(expected);
    }
  }

  await page.goto(`/o/${organization}/apps?search=strimzi-kafka-operator`);
  await page.getByRole('link', { name: 'strimzi-kafka-operator' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'strimzi-kafka-operator' })).toBeVisible();
});
