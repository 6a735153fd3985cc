// BullMQ on Redis, as the benchmark runs it: a front that takes the people of an alert and makes a job of each, and a
// worker that has the stub carrier text them, as a process of its own.
//
// Arguments: `front` or `work`, the folder with BullMQ, Redis's port, then the front's own port, or the carrier's port
// and how many texts may be under way. Ends when its standard input does.
import { Agent, createServer, request } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [role, modules, redisPort, port, inFlight] = process.argv.slice(2);
const { Queue, Worker } = createRequire(join(modules, 'package.json'))('bullmq');

const host = '127.0.0.1';
const queueName = 'texts';
const connection = { host, port: Number(redisPort), maxRetriesPerRequest: null };

function takeAlerts() {
    const queue = new Queue(queueName, { connection });
    const options = { attempts: 3, removeOnComplete: true };
    createServer(async (asked, answer) => {
        try {
            const { numbers, text } = await jsonOf(asked);
            await queue.addBulk(numbers.map((to) => ({ name: 'text', data: { to, text }, opts: options })));
            answer.writeHead(202).end();
        } catch (refused) {
            console.error(refused);
            answer.writeHead(500).end();
        }
    }).listen(Number(port), host);
}

async function jsonOf(asked) {
    if (asked.method !== 'POST') {
        return { numbers: [], text: '' };
    }
    const parts = [];
    for await (const part of asked) {
        parts.push(part);
    }
    return JSON.parse(Buffer.concat(parts).toString());
}

function sendTexts() {
    const agent = new Agent({ keepAlive: true, maxSockets: Number(inFlight) });
    const worker = new Worker(queueName, (job) => send(agent, job.data), { connection, concurrency: Number(inFlight) });
    worker.on('failed', (job, cause) => console.error('failed', job?.id, cause.message));
    worker.on('error', (cause) => console.error(cause.message));
}

function send(agent, { to, text }) {
    const form = new URLSearchParams({ To: to, Body: text }).toString();
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(form) };
    return new Promise((taken, failed) => {
        request({ agent, host, port, method: 'POST', path: '/bullmq', headers }, (answer) => {
            answer.resume();
            answer.on('end', () => (answer.statusCode === 201 ? taken() : failed(new Error(`${answer.statusCode}`))));
        })
            .on('error', failed)
            .end(form);
    });
}

process.stdin.on('end', () => process.exit()).resume();
if (role === 'front') {
    takeAlerts();
} else {
    sendTexts();
}
