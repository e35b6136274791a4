import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Stack } from 'aws-cdk-lib';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { Template } from 'aws-cdk-lib/assertions';
import { SampleApi } from '../lib/sample-api';
import { only, synthesized, temporaryApp } from './synthesized';

describe('the HTTP API', () => {
  const template = synthesized();

  it('leaves CORS to the application', () => {
    assert.equal(only(template, 'AWS::ApiGatewayV2::Api').properties.CorsConfiguration, undefined);
  });

  it('has no stage in its paths', () => {
    assert.equal(only(template, 'AWS::ApiGatewayV2::Stage').properties.StageName, '$default');
  });

  it('hands every request to the function, in payload version 2.0', () => {
    const { id, properties } = only(template, 'AWS::ApiGatewayV2::Integration');
    assert.equal(properties.IntegrationType, 'AWS_PROXY');
    assert.equal(properties.PayloadFormatVersion, '2.0');
    assert.deepEqual(properties.IntegrationUri, { Ref: only(template, 'AWS::Lambda::Alias').id });
    for (const route of Object.values(routes(template))) {
      assert.equal(route.Target['Fn::Join'][1][1].Ref, id);
    }
  });

  it('lets everybody in, preflights and others', () => {
    assert.deepEqual(authorizationTypes(template), {
      $default: 'NONE',
      'OPTIONS /': 'NONE',
      'OPTIONS /{proxy+}': 'NONE',
    });
  });

  it('lets preflights past an authorizer, of the root too', () => {
    const stack = new Stack(temporaryApp(), 'WithAuthorizer');
    new SampleApi(stack, 'Api', {
      handler: Function.fromFunctionArn(stack, 'Handler', 'arn:aws:lambda:eu-central-1:123456789012:function:sample'),
      authorizer: new HttpJwtAuthorizer('Users', 'https://issuer.example.com', { jwtAudience: ['sample'] }),
    });
    assert.deepEqual(authorizationTypes(Template.fromStack(stack)), {
      $default: 'JWT',
      'OPTIONS /': 'NONE',
      'OPTIONS /{proxy+}': 'NONE',
    });
  });
});

function authorizationTypes(template: Template): Record<string, string> {
  return Object.fromEntries(
    Object.entries(routes(template)).map(([key, route]) => [key, route.AuthorizationType ?? 'NONE']),
  );
}

function routes(template: Template): Record<string, any> {
  return Object.fromEntries(
    Object.values(template.findResources('AWS::ApiGatewayV2::Route')).map((route) => [
      route['Properties'].RouteKey,
      route['Properties'],
    ]),
  );
}
