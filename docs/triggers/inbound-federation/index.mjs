// Turns the groups of an identity provider into groups of ours, in an attribute custom:user_groups, and drops the others.
// What is not named in the answer is not stored, so everything else is passed on.
const OURS = { 'Domain Admins': 'Administrators', Engineering: 'Developers' };

// Several values come as one text: [Engineering,Domain+Admins]
const values = (text = '') =>
  text
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map((value) => decodeURIComponent(value.replaceAll('+', ' ')));

export const handler = async (event) => {
  const { samlResponse, userInfo, idToken } = event.request.attributes;
  const { groups, ...others } = samlResponse ?? { ...userInfo, ...idToken };
  const ours = values(groups)
    .map((group) => OURS[group])
    .filter(Boolean);
  event.response.userAttributesToMap = { ...others, 'custom:user_groups': ours.join(',') };
  return event;
};
