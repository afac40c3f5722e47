// Asks for a sum. A user who does not exist is asked the same, so that nobody learns who does.
import { randomInt } from 'node:crypto';

export const handler = async (event) => {
  const [first, second] = [randomInt(1, 10), randomInt(1, 10)];
  event.response.publicChallengeParameters = { question: `${first} + ${second}` };
  event.response.privateChallengeParameters = { answer: String(first + second) };
  event.response.challengeMetadata = 'SUM';
  return event;
};
