/** Loads the three models into onnxruntime, on first use: onnxruntime alone takes a tenth of a second and 40 MB. */
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { definedOnly } from '../../domain/defined-only.ts';
import { Failure } from '../../domain/failure.ts';
import { type Message, message } from '../../texts/message.ts';
import { loadRuntime, type Onnxruntime } from './runtimes.ts';
import { loadWeights } from './weights.ts';

/** Runs a model on one float32 tensor and resolves with its outputs, in the order of the model. */
export type Model<Outputs extends readonly ModelOutput[] = readonly [ModelOutput]> = (
  input: Float32Array,
  shape: readonly number[],
) => Promise<Outputs>;

export interface ModelOutput {
  readonly values: Float32Array;
  readonly shape: readonly number[];
}

export interface Models {
  readonly detector: Model;
  /** Characters, and letters with marks: see marks.ts. */
  readonly recogniser: Model<readonly [characters: ModelOutput, letters: ModelOutput]>;
  readonly classifier: Model;
  /** The character of each class. Class 0 is CTC's blank, here and in `letters`. */
  readonly characters: readonly string[];
  readonly letters: readonly string[];
  /** Why recognition is slow, if it is. */
  readonly warning?: Message;
  release(): Promise<void>;
}

type TensorConstructor = new (type: 'float32', data: Float32Array, dims: readonly number[]) => Tensor;

function outputOf(tensor: Tensor | undefined): ModelOutput {
  if (!(tensor?.data instanceof Float32Array)) throw new Failure('ocr_failed', message('ocr.noNumbers', {}));
  return { values: tensor.data, shape: tensor.dims };
}

/** `outputs` takes what the session gave out by name. */
function modelOf<Outputs extends readonly ModelOutput[]>(
  session: InferenceSession,
  makeTensor: TensorConstructor,
  outputs: (at: (index: number) => ModelOutput) => Outputs,
): Model<Outputs> {
  const [input = ''] = session.inputNames;
  return async (values, shape) => {
    const results = await session.run({ [input]: new makeTensor('float32', values, shape) });
    // The WebAssembly build computes in this thread, so that a signal would not be noticed before the page is done.
    await yieldToOthers();
    return outputs((index) => outputOf(results[session.outputNames[index] ?? '']));
  };
}

/**
 * Rejects with `engine_unavailable` if onnxruntime or the weights are missing. `threads` is the number within one run, of the
 * native build; `native` replaces that build.
 */
export async function loadModels(
  folder: string,
  threads: number,
  native?: () => Promise<Onnxruntime>,
): Promise<Models> {
  const weights = await loadWeights(folder);
  const { runtime, warning } = await loadRuntime(native);
  const options: InferenceSession.SessionOptions = {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    // A memory pattern is kept for every shape ever seen, and nearly every line has a width of its own.
    enableMemPattern: false,
    // Threads that spin while they wait double the CPU time of a page and save only a tenth of the waiting.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  };
  const sessions: InferenceSession[] = [];
  const load = async (bytes: Uint8Array): Promise<InferenceSession> => {
    const session = await runtime.InferenceSession.create(bytes, options);
    sessions.push(session);
    return session;
  };
  const { Tensor } = runtime;
  return {
    detector: modelOf(await load(weights.detector), Tensor, (at) => [at(0)]),
    recogniser: modelOf(await load(weights.recogniser), Tensor, (at) => [at(0), at(1)]),
    classifier: modelOf(await load(weights.classifier), Tensor, (at) => [at(0)]),
    characters: weights.characters,
    letters: weights.letters,
    ...definedOnly({ warning }),
    async release() {
      await Promise.all(sessions.splice(0).map((session) => session.release()));
    },
  };
}
