import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Template } from 'aws-cdk-lib/assertions';
import { only, synthesized, written } from './synthesized';

describe('the secret between CloudFront and the application', () => {
  it('is generated, long, and of characters that a header can carry', () => {
    const { GenerateSecretString: generated, SecretString } = only(
      synthesized(),
      'AWS::SecretsManager::Secret',
    ).properties;
    assert.equal(SecretString, undefined);
    assert.equal(generated.ExcludePunctuation, true);
    assert.ok(!generated.IncludeSpace);
    assert.ok(generated.PasswordLength >= 16);
  });

  it('is removed with the stack', () => {
    const [secret] = Object.values(synthesized().findResources('AWS::SecretsManager::Secret'));
    assert.equal(secret?.['DeletionPolicy'], 'Delete');
  });

  it('keeps its place in the template while others come and go', () => {
    const before = secretIds(synthesized({ originSecrets: ['1'] }));
    const during = secretIds(synthesized({ originSecrets: ['2', '1'] }));
    const after = secretIds(synthesized({ originSecrets: ['2'] }));
    assert.deepEqual(during.sort(), [...before, ...after].sort());
    assert.notDeepEqual(before, after);
  });

  it('is sent in its new form while both are accepted', () => {
    const template = synthesized({ originSecrets: ['2', '1'] });
    const sent = written(
      only(template, 'AWS::CloudFront::Distribution').properties.DistributionConfig.Origins[0].OriginCustomHeaders[0]
        .HeaderValue,
    );
    const accepted = written(
      only(template, 'AWS::Lambda::Function').properties.Environment.Variables.CORS_HOSTS_PROXY_SECRETS,
    ).split(',');
    assert.equal(accepted.length, 2);
    assert.equal(accepted[0], sent);
    assert.notEqual(accepted[1], sent);
  });

  for (const name of ['', 'a b', 'a-b', '{{resolve:ssm:x}}']) {
    it(`is not called "${name}"`, () => {
      assert.throws(() => synthesized({ originSecrets: [name] }), /names no secret/);
    });
  }

  it('is not done without', () => {
    assert.throws(() => synthesized({ originSecrets: [] }), /At least one/);
  });
});

function secretIds(template: Template): string[] {
  return Object.keys(template.findResources('AWS::SecretsManager::Secret'));
}
