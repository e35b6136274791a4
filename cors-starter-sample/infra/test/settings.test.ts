import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readSettings, type SampleSettings } from '../lib/settings';
import { temporaryApp } from './synthesized';

const INFRA = join(__dirname, '..', '..');
const DEFAULTS = JSON.parse(readFileSync(join(INFRA, 'cdk.json'), 'utf8')).context;

describe('the settings', () => {
  it('are complete in cdk.json', () => {
    assert.deepEqual(read({}), {
      lambdaPackage: DEFAULTS.lambdaPackage,
      allowedOrigins: ['http://localhost:8081'],
      originSecrets: ['1'],
      domain: undefined,
    });
  });

  it('take lists with commas', () => {
    const settings = read({ allowedOrigins: 'https://a.example, https://b.example', originSecrets: '2,1' });
    assert.deepEqual(settings.allowedOrigins, ['https://a.example', 'https://b.example']);
    assert.deepEqual(settings.originSecrets, ['2', '1']);
  });

  it('take a domain with its certificate', () => {
    assert.deepEqual(read({ domainName: 'www.example.com', certificateArn: 'arn' }).domain, {
      name: 'www.example.com',
      certificateArn: 'arn',
    });
  });

  for (const half of ['domainName', 'certificateArn']) {
    it(`take no ${half} alone`, () => {
      assert.throws(() => read({ [half]: 'value' }), /go together/);
    });
  }

  for (const key of ['lambdaPackage', 'allowedOrigins', 'originSecrets']) {
    it(`say that ${key} is missing`, () => {
      assert.throws(() => read({ [key]: '' }), new RegExp(`${key} is missing`));
    });
  }
});

function read(context: Record<string, string>): SampleSettings {
  return readSettings(temporaryApp({ ...DEFAULTS, ...context }).node);
}
