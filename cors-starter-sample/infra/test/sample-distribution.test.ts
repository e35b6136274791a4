import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CUSTOM_DOMAIN, only, synthesized, written } from './synthesized';

const ALL_METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

// Ids of CloudFront's managed policies.
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_VIEWER_EXCEPT_HOST_HEADER = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

describe('the distribution', () => {
  const template = synthesized();
  const distribution = only(template, 'AWS::CloudFront::Distribution');
  const config = distribution.properties.DistributionConfig;
  const cached = config.CacheBehaviors[0];

  it('caches one path', () => {
    assert.deepEqual(
      config.CacheBehaviors.map((behavior: any) => behavior.PathPattern),
      ['/api/public/opening-hours*'],
    );
  });

  for (const [name, behavior] of [['default', config.DefaultCacheBehavior], ['cached', cached]]) {
    it(`redirects to https (${name})`, () => {
      assert.equal(behavior.ViewerProtocolPolicy, 'redirect-to-https');
    });

    it(`lets every method through, preflights too (${name})`, () => {
      assert.deepEqual([...behavior.AllowedMethods].sort(), ALL_METHODS);
    });

    it(`forwards everything but Host (${name})`, () => {
      assert.equal(behavior.OriginRequestPolicyId, ALL_VIEWER_EXCEPT_HOST_HEADER);
    });

    it(`runs the function before the cache (${name})`, () => {
      const { id } = only(template, 'AWS::CloudFront::Function');
      assert.deepEqual(behavior.FunctionAssociations, [
        { EventType: 'viewer-request', FunctionARN: { 'Fn::GetAtt': [id, 'FunctionARN'] } },
      ]);
    });

    it(`adds no CORS headers of its own (${name})`, () => {
      assert.equal(behavior.ResponseHeadersPolicyId, undefined);
    });
  }

  it('runs the function on the current runtime', () => {
    assert.equal(
      only(template, 'AWS::CloudFront::Function').properties.FunctionConfig.Runtime,
      'cloudfront-js-2.0',
    );
  });

  it('caches nothing by default', () => {
    assert.equal(config.DefaultCacheBehavior.CachePolicyId, CACHING_DISABLED);
  });

  it('caches preflights where it caches', () => {
    assert.deepEqual([...cached.CachedMethods].sort(), ['GET', 'HEAD', 'OPTIONS']);
  });

  it('keeps answers apart by origin, preflight, media type, host and caller', () => {
    const policy = only(template, 'AWS::CloudFront::CachePolicy');
    assert.deepEqual(cached.CachePolicyId, { Ref: policy.id });
    const key = policy.properties.CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin;
    assert.equal(key.HeadersConfig.HeaderBehavior, 'whitelist');
    assert.deepEqual(key.HeadersConfig.Headers.map((name: string) => name.toLowerCase()).sort(), [
      'accept',
      'access-control-request-headers',
      'access-control-request-method',
      'authorization',
      'origin',
      'x-forwarded-host',
    ]);
    assert.deepEqual(key.CookiesConfig, { CookieBehavior: 'all' });
    assert.deepEqual(key.QueryStringsConfig, { QueryStringBehavior: 'all' });
    assert.equal(key.EnableAcceptEncodingGzip, true);
    assert.equal(key.EnableAcceptEncodingBrotli, true);
  });

  it('calls the HTTP API by its own name, over https', () => {
    const [origin] = config.Origins;
    assert.equal(config.Origins.length, 1);
    assert.equal(origin.CustomOriginConfig.OriginProtocolPolicy, 'https-only');
    const { id } = only(template, 'AWS::ApiGatewayV2::Api');
    assert.deepEqual(origin.DomainName, {
      'Fn::Select': [2, { 'Fn::Split': ['/', { 'Fn::GetAtt': [id, 'ApiEndpoint'] }] }],
    });
  });

  it('sends the secret', () => {
    const secret = only(template, 'AWS::SecretsManager::Secret');
    const headers = config.Origins[0].OriginCustomHeaders;
    assert.equal(headers.length, 1);
    assert.equal(headers[0].HeaderName, 'X-Origin-Verify');
    assert.equal(written(headers[0].HeaderValue), `{{resolve:secretsmanager:<${secret.id}>:SecretString:::}}`);
  });

  it('sends a new secret only when the application accepts it', () => {
    assert.ok(distribution.dependsOn.includes(only(template, 'AWS::Lambda::Alias').id));
  });

  it('has CloudFront\'s name without a domain', () => {
    assert.equal(config.Aliases, undefined);
    assert.equal(config.ViewerCertificate, undefined);
  });

  it('has the name of a domain, and its certificate', () => {
    const withDomain = only(synthesized({ domain: CUSTOM_DOMAIN }), 'AWS::CloudFront::Distribution');
    const { Aliases, ViewerCertificate } = withDomain.properties.DistributionConfig;
    assert.deepEqual(Aliases, ['www.example.com']);
    assert.equal(ViewerCertificate.AcmCertificateArn, CUSTOM_DOMAIN.certificateArn);
    assert.equal(ViewerCertificate.MinimumProtocolVersion, 'TLSv1.2_2021');
  });
});
