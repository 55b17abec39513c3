import { config } from 'zod';

// zod makes code from text for speed, which the content policy forbids. Schemas ask when they are made, so this comes first.
config({ jitless: true });
