import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { slimPackages } from './slim-packages.ts';

async function bundle(contents: string, plugins: Plugin[]): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(import.meta.dirname, '..') },
    bundle: true,
    minify: true,
    write: false,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    plugins,
  });
  return outputFiles[0]?.text ?? '';
}

describe('slim packages', () => {
  it('leave out the operations of the SDK that nothing uses, and keep those that something uses', async () => {
    const program = "import { GetObjectCommand } from '@aws-sdk/client-s3'; console.log(GetObjectCommand);";
    const [whole, slim] = await Promise.all([bundle(program, []), bundle(program, [slimPackages])]);
    expect(whole.length - slim.length).toBeGreaterThan(40_000);
    expect(whole).toContain('PutBucketLifecycleConfiguration');
    expect(slim).not.toContain('PutBucketLifecycleConfiguration');
    expect(slim).toContain('/{Key+}?x-id=GetObject');
  });

  it('write mail without the table of file name extensions', async () => {
    const program = "import MailComposer from 'nodemailer/lib/mail-composer'; console.log(MailComposer);";
    expect(await bundle(program, [slimPackages])).not.toContain('application/vnd.');
  });
});
