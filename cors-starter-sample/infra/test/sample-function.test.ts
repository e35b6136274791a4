import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CUSTOM_DOMAIN, only, synthesized, written } from './synthesized';

describe('the function', () => {
  const template = synthesized();
  const { id, properties } = only(template, 'AWS::Lambda::Function');
  const variables = properties.Environment.Variables;

  it('runs the handler on Java 17', () => {
    assert.equal(properties.Runtime, 'java17');
    assert.equal(properties.Handler, 'io.github.corsstarter.sample.lambda.SampleHandler');
  });

  it('resumes a started application', () => {
    assert.deepEqual(properties.SnapStart, { ApplyOn: 'PublishedVersions' });
    const version = only(template, 'AWS::Lambda::Version');
    assert.deepEqual(version.properties.FunctionName, { Ref: id });
    assert.deepEqual(only(template, 'AWS::Lambda::Alias').properties.FunctionVersion, {
      'Fn::GetAtt': [version.id, 'Version'],
    });
  });

  it('has the settings of docs/hosts.md, and the origins', () => {
    const { CORS_HOSTS_PROXY_SECRETS: secrets, ...plain } = variables;
    assert.deepEqual(plain, {
      CORS_ALLOWED_ORIGINS: 'https://app.example.com,https://admin.example.com',
      CORS_HOSTS_ALLOWED: '.cloudfront.net',
      CORS_HOSTS_USE_X_FORWARDED_HOST: 'true',
      CORS_HOSTS_SCHEME: 'https',
      CORS_HOSTS_PROXY_SECRET_HEADER: 'X-Origin-Verify',
      CORS_HOSTS_REQUIRE_TRUSTED_PROXY: 'true',
    });
    assert.equal(
      written(secrets),
      `{{resolve:secretsmanager:<${only(template, 'AWS::SecretsManager::Secret').id}>:SecretString:::}}`,
    );
  });

  it('answers to a domain of your own and to no other', () => {
    const withDomain = only(synthesized({ domain: CUSTOM_DOMAIN }), 'AWS::Lambda::Function');
    assert.equal(withDomain.properties.Environment.Variables.CORS_HOSTS_ALLOWED, 'www.example.com');
  });

  it('leaves no log behind', () => {
    const [log] = Object.values(template.findResources('AWS::Logs::LogGroup'));
    assert.equal(log?.['DeletionPolicy'], 'Delete');
    assert.equal(log?.['Properties'].RetentionInDays, 7);
  });
});
