import { describe } from 'vitest';
import { paddleEngine } from '../../src/ocr/paddle.ts';
import { ocrEngineContract } from '../contract/ocr-engine.ts';

describe('paddle', () => {
  ocrEngineContract(paddleEngine());
});
