import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { HttpApi, MappingValue, ParameterMapping } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUrlIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { deniedOriginHeaders, reservedMappings } from './header-names';
import { synthesized, temporaryApp } from './synthesized';

describe('header names', () => {
  const sample = synthesized().toJSON();

  it('the sample maps no header that API Gateway reserves', () => {
    assert.deepEqual(reservedMappings(sample), []);
  });

  it('the sample adds no header that CloudFront denies', () => {
    assert.deepEqual(deniedOriginHeaders(sample), []);
  });

  const reserved = ['X-Forwarded-Host', 'Forwarded', 'x-forwarded-proto', 'Origin', 'Access-Control-Max-Age', 'Via'];
  for (const header of reserved) {
    it(`a mapping onto ${header} is found`, () => {
      const mapping = new ParameterMapping().overwriteHeader(header, MappingValue.contextVariable('domainName'));
      assert.deepEqual(reservedMappings(withMapping(mapping)), [`overwrite:header.${header}`]);
    });
  }

  it('appending and removing are found too', () => {
    const mapping = new ParameterMapping()
      .appendHeader('X-Forwarded-For', MappingValue.requestHeader('x-viewer'))
      .removeHeader('Authorization');
    assert.deepEqual(reservedMappings(withMapping(mapping)), [
      'append:header.X-Forwarded-For',
      'remove:header.Authorization',
    ]);
  });

  it('a mapping of responses is found', () => {
    const responses = {
      Properties: {
        ResponseParameters: {
          200: { ResponseParameters: [{ Destination: 'append:header.Access-Control-Allow-Origin', Source: '*' }] },
        },
      },
    };
    assert.deepEqual(reservedMappings(responses), ['append:header.Access-Control-Allow-Origin']);
  });

  it('a header of your own, the path and the query string may be mapped', () => {
    const mapping = new ParameterMapping()
      .overwriteHeader('X-Public-Host', MappingValue.contextVariable('domainName'))
      .overwritePath(MappingValue.requestPath())
      .overwriteQueryString('origin', MappingValue.custom('gateway'));
    assert.deepEqual(reservedMappings(withMapping(mapping)), []);
  });

  for (const header of ['Via', 'X-Amz-Meta', 'X-Edge-Location', 'cookie']) {
    it(`the origin custom header ${header} is found`, () => {
      const origin = { OriginCustomHeaders: [{ HeaderName: header, HeaderValue: 'value' }] };
      assert.deepEqual(deniedOriginHeaders({ Origins: [origin] }), [header]);
    });
  }
});

function withMapping(parameterMapping: ParameterMapping): unknown {
  const stack = new Stack(temporaryApp(), 'Wrong');
  new HttpApi(stack, 'Api', {
    defaultIntegration: new HttpUrlIntegration('Integration', 'https://backend.example.com', { parameterMapping }),
  });
  return Template.fromStack(stack).toJSON();
}
