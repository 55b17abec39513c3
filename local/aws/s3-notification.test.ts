import { expect, it } from 'vitest';
import { checkNotifications, encodeKey } from './s3-notification.ts';

it.each([
  ['uploads/plain-1_2.csv', 'uploads/plain-1_2.csv'],
  ['uploads/März 1.csv', 'uploads/M%C3%A4rz+1.csv'],
  ['a+b=c&d', 'a%2Bb%3Dc%26d'],
])('encodes the key %s like a value of a form, slashes kept', (key, encoded) => {
  expect(encodeKey(key)).toBe(encoded);
});

it('stops the start on an event or a queue that it does not know', () => {
  const bucket = (event: string) => [
    { name: 'uploads', versioned: false, notifications: [{ events: [event], queueArn: 'arn:none' }] },
  ];
  expect(() => checkNotifications(bucket('s3:ObjectRemoved:*'), new Map())).toThrow('s3:ObjectRemoved:*');
  expect(() => checkNotifications(bucket('s3:ObjectCreated:*'), new Map())).toThrow('arn:none');
});
