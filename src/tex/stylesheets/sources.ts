/** The stylesheets that every conversion starts from. */
import { assetText } from '../../assets/files.ts';
import { defaultConf } from '../conf/default-conf.ts';
import type { StylesheetJob } from './job.ts';

/**
 * `compiler` turns an xml2tex conf into a stylesheet, with the meaning that xml2tex gives its elements (documented in that project's
 * README and schema): later templates win, the importing conf wins over the imported one. `base` is what every conf stands on:
 * escaping, characters, tables, and the library functions that confs in the wild import. The compiler copies its declarations into
 * what it makes; conf templates have priorities from 1 on, so all in `base` lie below and can be overridden.
 */
export const stylesheetSources = (): Pick<StylesheetJob, 'builtinConf' | 'compiler' | 'base'> => ({
  builtinConf: defaultConf(),
  compiler: assetText('conf-compiler.xsl'),
  base: assetText('hub-to-tex.xsl'),
});
