// IAM and STS as tests use them: calls in the query protocol, signed; a role with its trust policy.
import sha256 from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import assert from 'node:assert/strict';
import { endpoint, region, unique } from './suite.js';

/** The key that may do everything. */
export const root = { accessKeyId: process.env.AWS_ACCESS_KEY_ID, secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY };

/** A call of IAM or STS, signed with these credentials. */
export async function query(service, parameters, credentials) {
  const { protocol, hostname, port, host } = new URL(endpoint);
  const body = new URLSearchParams(parameters).toString();
  const signer = new SignatureV4({ service, region, credentials, sha256: sha256.Sha256 });
  const { headers } = await signer.sign({
    method: 'POST',
    protocol,
    hostname,
    port: Number(port),
    path: '/',
    query: {},
    headers: { host, 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body,
  });
  delete headers.host;
  const answer = await fetch(new URL('/', endpoint), { method: 'POST', headers, body });
  const text = await answer.text();
  assert.ok(answer.ok, text);
  return text;
}

export const callerOf = async (credentials) =>
  /<Arn>(.*)<\/Arn>/.exec(await query('sts', { Action: 'GetCallerIdentity', Version: '2011-06-15' }, credentials))[1];

/**
 * Makes a role for identities of a pool that signed in so. Gives its name.
 *
 * @param method `authenticated` or `unauthenticated`
 * @param policy what it may do; nothing without
 */
export async function newRole(identityPoolId, method, policy) {
  const RoleName = unique(method);
  const keys = (key, operator, value) => ({ [operator]: { [`cognito-identity.amazonaws.com:${key}`]: value } });
  const trust = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: 'cognito-identity.amazonaws.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          ...keys('aud', 'StringEquals', identityPoolId),
          ...keys('amr', 'ForAnyValue:StringLike', method),
        },
      },
    ],
  };
  const Action = 'CreateRole';
  await query('iam', { Action, Version: '2010-05-08', RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }, root);
  if (policy) {
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: policy });
    await query('iam', { Action: 'PutRolePolicy', Version: '2010-05-08', RoleName, PolicyName: 'policy', PolicyDocument }, root);
  }
  return RoleName;
}

/** The ARN of a role. */
export const arnOf = (role) => `arn:aws:iam::000000000000:role/${role}`;
