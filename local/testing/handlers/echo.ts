import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** Answers with the event that it got; `/api/broken` throws, `/api/binary` answers bytes. */
export async function handler(event: APIGatewayProxyEventV2) {
  if (event.rawPath === '/api/broken') throw new Error('broken on purpose');
  if (event.rawPath === '/api/binary') {
    const body = Buffer.from([0, 1, 254, 255]).toString('base64');
    return {
      statusCode: 201,
      headers: { 'Content-Type': 'image/png' },
      cookies: ['a=1', 'b=2'],
      body,
      isBase64Encoded: true,
    };
  }
  return event;
}
