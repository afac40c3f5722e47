// Compares the answer with the one the create auth challenge function left.
export const handler = async (event) => {
  const { challengeAnswer, privateChallengeParameters, userNotFound } = event.request;
  event.response.answerCorrect = !userNotFound && challengeAnswer === privateChallengeParameters.answer;
  return event;
};
