// A story played by the official client, as it is, against the fake; each line of the output is one thing it saw.
import Oblien from 'oblien';

const fake = process.env.OBLIEN_FAKE;
const clientId = process.env.OBLIEN_CLIENT_ID;
const clientSecret = process.env.OBLIEN_CLIENT_SECRET;

// The client builds the runtimes of workspaces on the service's own host, whatever base URL it is given.
const network = globalThis.fetch;
globalThis.fetch = (input, init) => network(String(input).replace('https://workspace.oblien.com', fake), init);

const say = (what, value) => console.log(JSON.stringify({ what, value }));
const text = (base64) => Buffer.from(base64, 'base64').toString();

const client = new Oblien({ clientId, clientSecret, baseUrl: fake });

const workspace = await client.workspaces.create({ image: 'oblien/node:24', cpus: 1, memory_mb: 1024 });
say('ready', workspace.ready);

const runtime = await client.workspaces.runtime(workspace.id);
await runtime.files.mkdir({ path: '/app' });
await runtime.files.write({ fullPath: '/app/hello.txt', content: 'hello\n' });
say('read', (await runtime.files.read({ filePath: '/app/hello.txt' })).content);
say('list', (await runtime.files.list({ dirPath: '/app' })).entries.map((entry) => entry.name));
const streamed = [];
for await (const entry of runtime.files.stream({ dirPath: '/app' })) streamed.push(entry.name);
say('stream', streamed);

const output = [];
for await (const event of runtime.exec.stream(['cat', '/app/hello.txt'])) {
  if (event.event === 'stdout') output.push(text(event.data));
  if (event.event === 'exit') output.push(event.exit_code);
}
say('exec', output);

for await (const sample of client.workspaces.metrics.statsStream(workspace.id)) {
  say('stats', typeof sample.cpu_usage);
  break;
}

await client.workspaces.delete(workspace.id);
try {
  await client.workspaces.get(workspace.id);
  say('deleted', false);
} catch (error) {
  say('deleted', error.status);
}
process.exit(0);
