/** The built program, from outside. One file, so that it is built once. */
import { beforeAll } from 'vitest';
import { batches } from './batches.ts';
import { commands } from './commands.ts';
import { converting } from './converting.ts';
import { killing } from './killing.ts';
import { merges } from './merges.ts';
import { outcomes } from './outcomes.ts';
import { places } from './places.ts';
import { build } from './program.ts';
import { modelBehaviour, templateBehaviour } from './sources.ts';
import { serving } from './serving.ts';
import { starting } from './starting.ts';
import { streams } from './streams.ts';
import { traces } from './traces.ts';
import { usage } from './usage.ts';

beforeAll(build);

outcomes();
streams();
commands();
starting();
batches();
merges();
converting();
templateBehaviour();
modelBehaviour();
serving();
killing();
traces();
usage();
places();
