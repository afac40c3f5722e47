// S3 and DynamoDB through the access gateway with credentials of an identity pool: unchanged clients of the AWS SDK v3.
import { CognitoIdentityClient, CreateIdentityPoolCommand, SetIdentityPoolRolesCommand } from '@aws-sdk/client-cognito-identity';
import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider';
import { CreateTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { fromCognitoIdentityPool } from '@aws-sdk/credential-providers';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { arnOf, newRole, root } from './iam.js';
import { anonymous, endpoint, newClient, newPool, newUser, password, region, unique } from './suite.js';

const Bucket = unique('bucket').toLowerCase();
const TableName = unique('table');
const sub = '${cognito-identity.amazonaws.com:sub}';
const mib = 1024 * 1024;

const ownObjectsAndRows = [
  { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], Resource: `arn:aws:s3:::${Bucket}/${sub}/*` },
  {
    Effect: 'Allow',
    Action: 's3:ListBucket',
    Resource: `arn:aws:s3:::${Bucket}`,
    Condition: { StringLike: { 's3:prefix': `${sub}/*` } },
  },
  {
    Effect: 'Allow',
    Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
    Resource: `arn:aws:dynamodb:*:*:table/${TableName}`,
    Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [sub] } },
  },
];
const readOnly = [{ Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::${Bucket}/public/*` }];

let userPoolId;
let clientId;
let identityPoolId;

const s3 = (credentials) => new S3Client({ endpoint, region, credentials, forcePathStyle: true, maxAttempts: 1 });
const tables = (credentials) => new DynamoDBClient({ endpoint, region, credentials, maxAttempts: 1 });

before(async () => {
  userPoolId = await newPool();
  clientId = (await newClient(userPoolId)).ClientId;
  const identity = new CognitoIdentityClient({ endpoint, region, credentials: root });
  ({ IdentityPoolId: identityPoolId } = await identity.send(
    new CreateIdentityPoolCommand({
      IdentityPoolName: unique('pool'),
      AllowUnauthenticatedIdentities: true,
      CognitoIdentityProviders: [{ ProviderName: provider(), ClientId: clientId }],
    }),
  ));
  const Roles = {
    authenticated: arnOf(await newRole(identityPoolId, 'authenticated', ownObjectsAndRows)),
    unauthenticated: arnOf(await newRole(identityPoolId, 'unauthenticated', readOnly)),
  };
  await identity.send(new SetIdentityPoolRolesCommand({ IdentityPoolId: identityPoolId, Roles }));
  await s3(root).send(new CreateBucketCommand({ Bucket }));
  await s3(root).send(new PutObjectCommand({ Bucket, Key: 'public/news', Body: 'for everybody' }));
  await tables(root).send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'owner', AttributeType: 'S' },
        { AttributeName: 'name', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'owner', KeyType: 'HASH' },
        { AttributeName: 'name', KeyType: 'RANGE' },
      ],
    }),
  );
});

const provider = () => `cognito-idp.${region}.amazonaws.com/${userPoolId}`;

const guest = () => fromCognitoIdentityPool({ identityPoolId, clientConfig: { endpoint, region } });

/** Somebody new who has signed in: their credentials, and the id of their identity. */
async function somebody() {
  const person = await newUser(userPoolId);
  const { AuthenticationResult } = await anonymous.send(
    new InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: person.username, PASSWORD: password },
    }),
  );
  const logins = { [provider()]: AuthenticationResult.IdToken };
  const credentials = await fromCognitoIdentityPool({ identityPoolId, clientConfig: { endpoint, region }, logins })();
  return { id: credentials.identityId, credentials };
}

const read = async (credentials, Key) =>
  (await s3(credentials).send(new GetObjectCommand({ Bucket, Key }))).Body.transformToString();

const refused = { name: 'AccessDenied' };

test('S3: a user writes, reads and lists a folder of their own', async () => {
  const { id, credentials } = await somebody();

  await s3(credentials).send(new PutObjectCommand({ Bucket, Key: `${id}/notes/a b+c.txt`, Body: 'mine' }));

  const listed = await s3(credentials).send(new ListObjectsV2Command({ Bucket, Prefix: `${id}/` }));
  assert.equal(await read(credentials, `${id}/notes/a b+c.txt`), 'mine');
  assert.deepEqual(listed.Contents.map(({ Key }) => Key), [`${id}/notes/a b+c.txt`]);
});

test('S3: a user opens nothing of another', async () => {
  const ada = await somebody();
  const grace = await somebody();
  const Key = `${grace.id}/diary`;
  await s3(grace.credentials).send(new PutObjectCommand({ Bucket, Key, Body: 'hers' }));
  const client = s3(ada.credentials);
  const attempts = [
    new GetObjectCommand({ Bucket, Key }),
    new PutObjectCommand({ Bucket, Key, Body: 'overwritten' }),
    new ListObjectsV2Command({ Bucket, Prefix: `${grace.id}/` }),
    new ListObjectsV2Command({ Bucket }),
    new CopyObjectCommand({ Bucket, Key: `${ada.id}/copy`, CopySource: `${Bucket}/${Key}` }),
  ];

  for (const attempt of attempts) await assert.rejects(client.send(attempt), refused);

  await assert.rejects(read(ada.credentials, `${ada.id}/../${Key}`), ({ $metadata }) => [400, 403].includes($metadata.httpStatusCode));
  assert.equal(await read(grace.credentials, Key), 'hers');
});

test('S3: of several objects to delete those of another stay', async () => {
  const ada = await somebody();
  const grace = await somebody();
  await s3(ada.credentials).send(new PutObjectCommand({ Bucket, Key: `${ada.id}/mine`, Body: 'mine' }));
  await s3(grace.credentials).send(new PutObjectCommand({ Bucket, Key: `${grace.id}/hers`, Body: 'hers' }));
  const Objects = [{ Key: `${ada.id}/mine` }, { Key: `${grace.id}/hers` }];

  await s3(ada.credentials)
    .send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }))
    .catch((e) => assert.equal(e.name, 'AccessDenied'));

  assert.equal(await read(grace.credentials, `${grace.id}/hers`), 'hers');
});

test('S3: an object of several parts is uploaded as a stream', async () => {
  const { id, credentials } = await somebody();
  const Body = Buffer.alloc(11 * mib, 'parts');

  await new Upload({ client: s3(credentials), params: { Bucket, Key: `${id}/large`, Body }, partSize: 5 * mib }).done();

  const { Body: stored } = await s3(credentials).send(new GetObjectCommand({ Bucket, Key: `${id}/large` }));
  assert.ok(Body.equals(await stored.transformToByteArray()));
});

test('S3: a signed URL opens one object to whoever has it, and no other', async () => {
  const { id, credentials } = await somebody();
  await s3(credentials).send(new PutObjectCommand({ Bucket, Key: `${id}/shared`, Body: 'shared' }));
  const url = await getSignedUrl(s3(credentials), new GetObjectCommand({ Bucket, Key: `${id}/shared` }), { expiresIn: 60 });

  const opened = await fetch(url);
  const altered = await fetch(url.replace('/shared?', '/secret?'));

  assert.equal(await opened.text(), 'shared');
  assert.equal(altered.status, 403);
  assert.match(await altered.text(), /SignatureDoesNotMatch/);
});

test('S3: guests read what is public and write nothing', async () => {
  assert.equal(await read(guest(), 'public/news'), 'for everybody');
  await assert.rejects(s3(guest()).send(new PutObjectCommand({ Bucket, Key: 'public/news', Body: 'no' })), refused);
});

test('S3: altered and made-up credentials open nothing', async () => {
  const { id, credentials } = await somebody();
  const { sessionToken, secretAccessKey } = credentials;
  const turned = sessionToken.slice(0, -6) + (sessionToken.at(-6) === 'A' ? 'B' : 'A') + sessionToken.slice(-5);
  const wrong = [
    ['InvalidToken', { ...credentials, sessionToken: turned }],
    ['InvalidAccessKeyId', { ...credentials, sessionToken: undefined }],
    ['SignatureDoesNotMatch', { ...credentials, secretAccessKey: [...secretAccessKey].reverse().join('') }],
    ['InvalidAccessKeyId', { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x'.repeat(40) }],
  ];

  for (const [name, each] of wrong) {
    await assert.rejects(s3(each).send(new PutObjectCommand({ Bucket, Key: `${id}/x`, Body: 'x' })), { name });
  }

  await assert.rejects(read(credentials, `${id}/x`), { name: 'NoSuchKey' });
});

test('DynamoDB: a user reaches the rows of their own and no others', async () => {
  const ada = await somebody();
  const grace = await somebody();
  const row = (owner) => ({ owner: { S: owner }, name: { S: 'profile' } });
  const rowsOf = (owner) =>
    new QueryCommand({
      TableName,
      KeyConditionExpression: '#o = :o',
      ExpressionAttributeNames: { '#o': 'owner' },
      ExpressionAttributeValues: { ':o': { S: owner } },
    });
  for (const { id, credentials } of [ada, grace]) {
    await tables(credentials).send(new PutItemCommand({ TableName, Item: row(id) }));
  }
  const client = tables(ada.credentials);

  const mine = await client.send(rowsOf(ada.id));

  assert.deepEqual(mine.Items, [row(ada.id)]);
  const attempts = [
    new GetItemCommand({ TableName, Key: row(grace.id) }),
    new PutItemCommand({ TableName, Item: { ...row(grace.id), stolen: { BOOL: true } } }),
    rowsOf(grace.id),
  ];
  for (const attempt of attempts) await assert.rejects(client.send(attempt), { name: 'AccessDeniedException' });
  const { Item } = await tables(grace.credentials).send(new GetItemCommand({ TableName, Key: row(grace.id) }));
  assert.deepEqual(Item, row(grace.id));
});
