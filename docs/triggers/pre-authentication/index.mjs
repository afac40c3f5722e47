// Keeps out applications that are too old. They say their version in the ClientMetadata of InitiateAuth.
const OLDEST_VERSION = 3;

export const handler = async (event) => {
  const version = event.request.validationData?.appVersion;
  if (version !== undefined && Number(version) < OLDEST_VERSION) {
    throw new Error('Please update the application');
  }
  return event;
};
