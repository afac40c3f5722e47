// Tells another system of each sign-in.
export const handler = async (event) => {
  await fetch(process.env.DELIVERY_URL, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      kind: 'signed-in',
      userName: event.userName,
      clientId: event.callerContext.clientId,
      newDevice: event.request.newDeviceUsed,
    }),
    signal: AbortSignal.timeout(3000),
  });
  return event;
};
