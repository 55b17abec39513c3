import { Transform, type TransformCallback } from 'node:stream';
import { AwsError } from './aws-error.ts';

const MAX_LINE = 8 * 1024;

/**
 * Decodes `aws-chunked` content, in which the SDK streams a body whose checksum follows as a trailer:
 * chunks of `size-in-hex CRLF data CRLF`, a chunk of size 0, then `name:value CRLF` lines and an empty line.
 * The stream yields the data; `trailers` is filled when it ends.
 */
export class AwsChunkedDecoder extends Transform {
  /** By lower-case name. */
  readonly trailers: Record<string, string> = {};
  #expects: 'size' | 'data' | 'data end' | 'trailer' | 'nothing' = 'size';
  #left = 0;
  #line = Buffer.alloc(0);

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    try {
      let rest = chunk;
      while (rest.length > 0) rest = this.#expects === 'data' ? this.#takeData(rest) : this.#takeLine(rest);
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  override _flush(done: TransformCallback): void {
    const whole = this.#expects === 'nothing' || (this.#expects === 'trailer' && this.#line.length === 0);
    done(whole ? null : new AwsError('IncompleteBody', 400, 'The request ended before its last chunk.'));
  }

  #takeData(bytes: Buffer): Buffer {
    const data = bytes.subarray(0, this.#left);
    this.push(data);
    this.#left -= data.length;
    if (this.#left === 0) this.#expects = 'data end';
    return bytes.subarray(data.length);
  }

  #takeLine(bytes: Buffer): Buffer {
    const end = bytes.indexOf('\n');
    const part = end < 0 ? bytes : bytes.subarray(0, end);
    this.#line = Buffer.concat([this.#line, part]);
    if (this.#line.length > MAX_LINE) throw malformed();
    if (end < 0) return Buffer.alloc(0);
    const line = this.#line.toString('latin1').replace(/\r$/, '');
    this.#line = Buffer.alloc(0);
    this.#understand(line);
    return bytes.subarray(end + 1);
  }

  #understand(line: string): void {
    if (this.#expects === 'size') {
      const size = /^([0-9a-fA-F]{1,13})(?:;.*)?$/.exec(line)?.[1];
      if (!size) throw malformed();
      this.#left = Number.parseInt(size, 16);
      this.#expects = this.#left === 0 ? 'trailer' : 'data';
    } else if (this.#expects === 'data end' && line === '') {
      this.#expects = 'size';
    } else if (this.#expects === 'trailer') {
      if (line === '') this.#expects = 'nothing';
      else this.#keepTrailer(line);
    } else {
      throw malformed();
    }
  }

  #keepTrailer(line: string): void {
    const [name = '', value = ''] = line.split(/:(.*)/s);
    this.trailers[name.trim().toLowerCase()] = value.trim();
  }
}

const malformed = () => new AwsError('InvalidChunkSizeError', 400, 'The aws-chunked body is malformed.');
