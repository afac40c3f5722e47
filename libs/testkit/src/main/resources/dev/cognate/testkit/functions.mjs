// Runs Lambda functions: one JSON line in for each invocation, {id, file, event}; one out, {id, result} or {id, error}.
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const answer = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
console.log = (...words) => console.error(...words);

for await (const line of createInterface({ input: process.stdin })) {
  const { id, file, event } = JSON.parse(line);
  import(pathToFileURL(file))
    .then(({ handler }) => handler(event, {}))
    .then((result) => answer({ id, result: result ?? null }))
    .catch((error) => answer({ id, error: { errorType: error.name, errorMessage: error.message } }));
}
