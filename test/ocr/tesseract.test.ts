import { describe } from 'vitest';
import { tesseractEngine } from '../../src/ocr/tesseract.ts';
import { ocrEngineContract } from '../contract/ocr-engine.ts';

describe('tesseract', () => {
  ocrEngineContract(tesseractEngine());
});
