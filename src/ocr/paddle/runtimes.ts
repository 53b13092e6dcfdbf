/**
 * The two builds of onnxruntime that run the models: native code where it loads, else WebAssembly, which takes four times as
 * long and runs everywhere (musl, Macs with Intel processors). The build puts the second one into dist/assets.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { zstdDecompressSync } from 'node:zlib';
import { generatedAsset } from '../../assets/files.ts';
import { Failure } from '../../domain/failure.ts';
import { type Message, message } from '../../texts/message.ts';

/** What both builds have in common. */
export type Onnxruntime = Pick<typeof import('onnxruntime-node'), 'InferenceSession' | 'Tensor'>;

interface WebAssemblyBuild extends Onnxruntime {
  readonly env: { readonly wasm: { numThreads?: number; wasmBinary?: ArrayBufferLike | Uint8Array } };
}

export interface LoadedRuntime {
  readonly runtime: Onnxruntime;
  /** Why recognition is slow, if it is. */
  readonly warning?: Message;
}

/** Where the build puts the WebAssembly: the program, and its code compressed. */
export const webAssemblyFiles = {
  program: generatedAsset('onnxruntime/onnxruntime.cjs'),
  glue: generatedAsset('onnxruntime/ort-wasm-simd-threaded.mjs'),
  code: generatedAsset('onnxruntime/ort-wasm-simd-threaded.wasm.zst'),
} as const;

const nativeBuild = (): Promise<Onnxruntime> => import('onnxruntime-node');

/** Rejects with `engine_unavailable` if neither loads. `native` loads the native build: tests use one that fails. */
export async function loadRuntime(native = nativeBuild): Promise<LoadedRuntime> {
  try {
    return { runtime: await native() };
  } catch (error) {
    const runtime = webAssemblyBuild();
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { runtime, warning: message('ocr.webAssembly', { why }) };
  }
}

function webAssemblyBuild(): Onnxruntime {
  try {
    const build = createRequire(import.meta.url)(webAssemblyFiles.program) as WebAssemblyBuild;
    // More threads would be workers of the worker that this runs in, and pages are read side by side anyway.
    build.env.wasm.numThreads = 1;
    build.env.wasm.wasmBinary = zstdDecompressSync(readFileSync(webAssemblyFiles.code));
    return build;
  } catch (cause) {
    throw new Failure('engine_unavailable', message('ocr.noRuntime', {}), {
      detail: message('advice.otherEngine', {}),
      cause,
    });
  }
}
