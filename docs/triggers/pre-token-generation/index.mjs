// Names the tenant, which is the domain of the e-mail address, and hides the phone number. From version 2 of the event on
// the access token can be changed, too.
export const handler = async (event) => {
  const tenant = (event.request.userAttributes.email ?? '').split('@')[1] ?? 'none';
  const idToken = {
    claimsToAddOrOverride: { tenant },
    claimsToSuppress: ['phone_number', 'phone_number_verified'],
  };
  event.response =
    event.version === '1'
      ? { claimsOverrideDetails: idToken }
      : {
          claimsAndScopeOverrideDetails: {
            idTokenGeneration: idToken,
            accessTokenGeneration: {
              claimsToAddOrOverride: { tenant, limits: { uploads: 10, formats: ['png', 'svg'] } },
              scopesToAdd: ['files/read'],
            },
          },
        };
  return event;
};
