// The cases of gRPC's interoperability tests on @grpc/grpc-js, after their description in grpc/grpc,
// doc/interop-test-descriptions.md: node node_client.js PACKAGES PROTOS PORT CASE. PACKAGES is the folder that holds
// node_modules, PROTOS the root of the official protos. Exit code 0: the server did what the case asks for.
'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const { createRequire } = require('node:module');

const [packages, protos, port, name] = process.argv.slice(2);
const fromPackages = createRequire(path.join(packages, 'package.json'));
const grpc = fromPackages('@grpc/grpc-js');
const loader = fromPackages('@grpc/proto-loader');

const requestSizes = [27182, 8, 1828, 45904];
const responseSizes = [31415, 9, 2653, 58979];
const initialKey = 'x-grpc-test-echo-initial';
const trailingKey = 'x-grpc-test-echo-trailing-bin';
const initialValue = 'test_initial_metadata_value';
const trailingValue = Buffer.from('ababab', 'hex');

const zeros = (size) => ({ body: Buffer.alloc(size) });
const ask = (requestSize, responseSize) =>
  ({ response_parameters: [{ size: responseSize }], payload: zeros(requestSize) });
const large = { response_size: 314159, payload: zeros(271828) };

// A unary call or a client stream as a promise of { error, response }; `start` gets the callback and returns the call.
const finished = (start) => new Promise((resolve) => start((error, response) => resolve({ error, response })));

// A stream of responses as a promise of all that came, and of the status at the end.
const drained = (call) => new Promise((resolve) => {
  const messages = [];
  call.on('data', (message) => messages.push(message));
  call.on('error', () => {});
  call.on('status', (status) => resolve({ messages, status }));
});

const succeeded = async (start) => {
  const { error, response } = await finished(start);
  assert.equal(error, null);
  return response;
};

async function emptyUnary(client) {
  assert.deepEqual(await succeeded((done) => client.EmptyCall({}, done)), {});
}

async function largeUnary(client) {
  const response = await succeeded((done) => client.UnaryCall(large, done));
  assert.ok(response.payload.body.equals(Buffer.alloc(314159)));
}

async function clientStreaming(client) {
  const response = await succeeded((done) => {
    const call = client.StreamingInputCall(done);
    requestSizes.forEach((size) => call.write({ payload: zeros(size) }));
    call.end();
  });
  assert.equal(response.aggregated_payload_size, 74922);
}

async function serverStreaming(client) {
  const request = { response_parameters: responseSizes.map((size) => ({ size })) };
  const { messages, status } = await drained(client.StreamingOutputCall(request));
  assert.equal(status.code, grpc.status.OK);
  assert.deepEqual(messages.map((message) => message.payload.body.length), responseSizes);
}

async function pingPong(client) {
  const call = client.FullDuplexCall();
  let turn = 0;
  const send = () => call.write(ask(requestSizes[turn], responseSizes[turn]));
  call.on('data', () => {
    turn += 1;
    if (turn < requestSizes.length) send();
    else call.end();
  });
  send();
  const { messages, status } = await drained(call);
  assert.equal(status.code, grpc.status.OK);
  assert.deepEqual(messages.map((message) => message.payload.body.length), responseSizes);
}

async function emptyStream(client) {
  const call = client.FullDuplexCall();
  call.end();
  const { messages, status } = await drained(call);
  assert.equal(status.code, grpc.status.OK);
  assert.equal(messages.length, 0);
}

async function cancelAfterBegin(client) {
  const { error } = await finished((done) => client.StreamingInputCall(done).cancel());
  assert.equal(error.code, grpc.status.CANCELLED);
}

async function cancelAfterFirstResponse(client) {
  const call = client.FullDuplexCall();
  call.once('data', () => call.cancel());
  call.write(ask(requestSizes[0], responseSizes[0]));
  const { messages, status } = await drained(call);
  assert.equal(status.code, grpc.status.CANCELLED);
  assert.equal(messages.length, 1);
}

async function timeoutOnSleepingServer(client) {
  const call = client.FullDuplexCall({ deadline: Date.now() + 1 });
  call.write({ payload: zeros(27182) });
  const { status } = await drained(call);
  assert.equal(status.code, grpc.status.DEADLINE_EXCEEDED);
}

function metadataToEcho() {
  const metadata = new grpc.Metadata();
  metadata.set(initialKey, initialValue);
  metadata.set(trailingKey, trailingValue);
  return metadata;
}

async function expectEcho(call) {
  const [headers, status] = await Promise.all([
    new Promise((resolve) => call.on('metadata', resolve)),
    new Promise((resolve) => call.on('status', resolve)),
  ]);
  assert.deepEqual(headers.get(initialKey), [initialValue]);
  assert.deepEqual(status.metadata.get(trailingKey), [trailingValue]);
}

async function customMetadata(client) {
  const calls = [];
  const unary = succeeded((done) => {
    calls.push(client.UnaryCall(large, metadataToEcho(), done));
  });
  const duplex = client.FullDuplexCall(metadataToEcho());
  duplex.resume();
  duplex.write(ask(271828, 314159));
  duplex.end();
  await Promise.all([unary, expectEcho(calls[0]), expectEcho(duplex)]);
}

async function expectStatus(client, code, message, kinds) {
  const request = { response_status: { code, message } };
  if (kinds.includes('unary')) {
    const { error } = await finished((done) => client.UnaryCall(request, done));
    assert.deepEqual([error.code, error.details], [code, message]);
  }
  if (kinds.includes('duplex')) {
    const call = client.FullDuplexCall();
    call.write(request);
    call.end();
    const { status } = await drained(call);
    assert.deepEqual([status.code, status.details], [code, message]);
  }
}

async function unimplemented(client) {
  const { error } = await finished((done) => client.UnimplementedCall({}, done));
  assert.equal(error.code, grpc.status.UNIMPLEMENTED);
}

const special = '\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n';
const cases = {
  empty_unary: emptyUnary,
  large_unary: largeUnary,
  client_streaming: clientStreaming,
  server_streaming: serverStreaming,
  ping_pong: pingPong,
  empty_stream: emptyStream,
  cancel_after_begin: cancelAfterBegin,
  cancel_after_first_response: cancelAfterFirstResponse,
  timeout_on_sleeping_server: timeoutOnSleepingServer,
  custom_metadata: customMetadata,
  status_code_and_message: (client) => expectStatus(client, 2, 'test status message', ['unary', 'duplex']),
  special_status_message: (client) => expectStatus(client, 2, special, ['unary']),
  unimplemented_method: unimplemented,
  unimplemented_service: unimplemented,
};

async function main() {
  assert.ok(cases[name], `Case '${name}' is unknown, expected one of ${Object.keys(cases).join(', ')}.`);
  const definition = loader.loadSync('src/proto/grpc/testing/test.proto',
    { keepCase: true, defaults: true, enums: String, includeDirs: [protos] });
  const { testing } = grpc.loadPackageDefinition(definition).grpc;
  const Stub = name === 'unimplemented_service' ? testing.UnimplementedService : testing.TestService;
  const client = new Stub(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  await cases[name](client);
  client.close();
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
