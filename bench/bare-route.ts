/** The least that fastify can do for the same request: reads the body, answers JSON. Says where it listens, as `serve` does. */
import fastify from 'fastify';

const app = fastify();
app.addContentTypeParser('*', (_request, payload, done) => {
  payload.on('end', () => done(null)).resume();
});
app.post('/extract', () => ({ invoice_number: 'INV-12345', total: 1045, currency: 'USD', items: [] }));
process.stderr.write(`listening on ${await app.listen({ port: 0, host: '127.0.0.1' })}\n`);
