/**
 * The built-in conf: what TeX a Hub document becomes when nobody says otherwise, and what `import href="conf.xml"` means.
 *
 * The preamble is written after the body and asks it what it uses (`$tex-body`), so it names nothing else. Everything in it is in
 * latex-base and latex-recommended; what is not (multirow, ulem, xeCJK) is asked for and replaced where it is missing.
 */
import { escapeXml } from '../../domain/xml-text.ts';
import { fontDependentSigns, textCharacters } from './text-characters.ts';

const charmap = [...textCharacters]
  .map(([character, latex]) => `<char character="${escapeXml(character)}" string="${escapeXml(latex)}"/>`)
  .join('\n    ');

/** Scripts that need a font of their own: Han, kana, Hangul, and the forms and signs that go with them. */
const eastAsian =
  '[\\p{IsCJKUnifiedIdeographs}\\p{IsCJKUnifiedIdeographsExtensionA}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangulSyllables}\\p{IsCJKSymbolsandPunctuation}\\p{IsHalfwidthandFullwidthForms}\\p{IsBopomofo}\\p{IsCJKCompatibilityIdeographs}]|[&#x20000;-&#x2fa1f;]';
/** What pdflatex prints with T1 and utf8, after the charmap. */
const eightBit =
  '[^&#x9;&#xa;&#xd; -~&#xa0;-&#x125;&#x128;-&#x137;&#x139;-&#x13e;&#x141;-&#x148;&#x14a;-&#x165;&#x168;-&#x17f;&#x2010;-&#x2014;&#x2018;-&#x201e;&#x2020;-&#x2022;&#x2026;&#x2030;&#x2039;&#x203a;&#x20ac;&#x2122;]';

export const defaultConf = String.raw`<?xml version="1.0" encoding="UTF-8"?>
<set xmlns="http://transpect.io/xml2tex" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <ns prefix="dbk" uri="http://docbook.org/ns/docbook"/>
  <ns prefix="css" uri="http://www.w3.org/1996/css"/>
  <ns prefix="xlink" uri="http://www.w3.org/1999/xlink"/>
  <ns prefix="mml" uri="http://www.w3.org/1998/Math/MathML"/>
  <ns prefix="docx2tex" uri="http://transpect.io/docx2tex"/>

  <xsl:key name="docx2tex:referenced" match="dbk:link[@linkend] | dbk:xref" use="@linkend"/>
  <xsl:key name="docx2tex:headings" match="dbk:para[@remap]" use="string(@docx2tex:numbered)"/>
  <xsl:key name="docx2tex:anchors" match="dbk:anchor" use="@xml:id"/>

  <xsl:function name="docx2tex:labels" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="string-join(for $anchor in $node/descendant-or-self::dbk:anchor[key('docx2tex:referenced', @xml:id)] return concat('\label{', $anchor/@xml:id, '}'))"/>
  </xsl:function>
  <xsl:function name="docx2tex:url" as="xs:string">
    <xsl:param name="address" as="xs:string"/>
    <xsl:sequence select="replace(replace(replace(replace(replace(replace(iri-to-uri($address), '\\', '%5C'), '\{', '%7B'), '\}', '%7D'), '\^', '%5E'), '\s', '%20'), '([%#&amp;_])', '\\$1')"/>
  </xsl:function>
  <!-- The first of these that is installed where the TeX is compiled, if any. -->
  <xsl:function name="docx2tex:first-font" as="xs:string">
    <xsl:param name="fonts" as="xs:string*"/>
    <xsl:sequence select="concat(string-join(for $font in $fonts return concat('\IfFontExistsTF{', $font, '}{\setmainfont{', $font, '}}{')), string-join(for $font in $fonts return '}'), '&#10;')"/>
  </xsl:function>
  <!-- A counter of an enumerate, by the numeration of the list. -->
  <xsl:function name="docx2tex:counter" as="xs:string">
    <xsl:param name="list" as="element()"/>
    <xsl:variable name="depth" select="count($list/ancestor-or-self::dbk:orderedlist)"/>
    <xsl:variable name="commands" select="map{'arabic': '\arabic', 'loweralpha': '\alph', 'upperalpha': '\Alph', 'lowerroman': '\roman', 'upperroman': '\Roman'}"/>
    <xsl:sequence select="concat(($commands(string($list/@numeration)), '\arabic')[1], '{enum', ('i', 'ii', 'iii', 'iv')[$depth], '}')"/>
  </xsl:function>
  <xsl:function name="docx2tex:item-label" as="xs:string">
    <xsl:param name="list" as="element()"/>
    <xsl:sequence select="string-join(for $part in analyze-string($list/@docx2tex:pattern, '%[1-9]')/* return
      if ($part/self::fn:match) then (let $level := substring($part, 2), $of := $list/ancestor-or-self::dbk:orderedlist[@docx2tex:level = $level][1] return if ($of) then docx2tex:counter($of) else '')
      else docx2tex:written(docx2tex:escape(string($part)), $list))"/>
  </xsl:function>

  <preamble>
    <xsl:variable name="east-asian" select="matches($tex-body, '${eastAsian}')"/>
    <xsl:variable name="unicode" select="$east-asian or matches($tex-body, '${eightBit}')"/>
    <xsl:text>% !TeX program = </xsl:text><xsl:value-of select="if ($unicode) then 'xelatex' else 'pdflatex'"/><xsl:text>&#10;</xsl:text>
    \documentclass{article}
    <xsl:choose>
      <xsl:when test="$unicode">
        <xsl:text>\usepackage{fontspec}&#10;</xsl:text>
        <!-- Latin Modern, the usual font, has none of these scripts. -->
        <xsl:choose>
          <xsl:when test="matches($tex-body, '[&#x590;-&#x10ff;&#x1200;-&#x137f;&#xfb1d;-&#xfefc;]')"><xsl:value-of select="docx2tex:first-font(('FreeSerif', 'DejaVu Sans', 'Noto Serif', 'Times New Roman'))"/></xsl:when>
          <xsl:when test="matches($tex-body, '[&#x370;-&#x58f;&#x1f00;-&#x1fff;]')"><xsl:value-of select="docx2tex:first-font(('Noto Serif', 'DejaVu Serif', 'FreeSerif'))"/></xsl:when>
        </xsl:choose>
        <xsl:if test="$east-asian">
          <xsl:text>\newcommand{\eastasianfont}[1]{\IfFontExistsTF{Noto Serif CJK SC}{#1{Noto Serif CJK SC}}{\IfFontExistsTF{Source Han Serif SC}{#1{Source Han Serif SC}}{\IfFontExistsTF{SimSun}{#1{SimSun}}{\IfFontExistsTF{Songti SC}{#1{Songti SC}}{\IfFontExistsTF{FandolSong-Regular.otf}{#1{FandolSong-Regular.otf}}{\IfFontExistsTF{Noto Sans CJK SC}{#1{Noto Sans CJK SC}}{}}}}}}}&#10;</xsl:text>
          <!-- Distributions split xeCJK from a part that it cannot be loaded without. -->
          <xsl:text>\newcommand{\plaineastasian}{\eastasianfont{\setmainfont}\eastasianfont{\setsansfont}\eastasianfont{\setmonofont}\XeTeXlinebreaklocale "zh"\XeTeXlinebreakskip=0pt plus 1pt}&#10;</xsl:text>
          <xsl:text>\IfFileExists{xeCJK.sty}{\IfFileExists{ctexhook.sty}{\usepackage{xeCJK}\eastasianfont{\setCJKmainfont}}{\plaineastasian}}{\plaineastasian}&#10;</xsl:text>
        </xsl:if>
      </xsl:when>
      <xsl:otherwise><xsl:text>\usepackage[T1]{fontenc}&#10;\usepackage[utf8]{inputenc}&#10;\IfFileExists{lmodern.sty}{\usepackage{lmodern}}{}&#10;</xsl:text></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="//mml:math or matches($tex-body, '\\ensuremath')"><xsl:text>\usepackage{amsmath}&#10;\usepackage{amssymb}&#10;</xsl:text></xsl:if>
    <!-- Signs that no command draws, and that the main font may lack: asked for where the TeX is compiled. A frame with the code stands for what no font has. -->
    <xsl:variable name="signs" as="xs:integer*" select="if ($unicode) then distinct-values(string-to-codepoints(replace($tex-body, '[^${fontDependentSigns}]', ''))) else ()"/>
    <xsl:if test="exists($signs)">
      <xsl:if test="not(//mml:math or matches($tex-body, '\\ensuremath'))"><xsl:text>\usepackage{amsmath}&#10;</xsl:text></xsl:if>
      <xsl:text>\newcommand{\trysign}[3]{\IfFontExistsTF{#2}{\fontspec{#2}\iffontchar\font#1 \char#1\else#3\fi}{#3}}&#10;</xsl:text>
      <xsl:text>\newcommand{\signof}[1]{\iffontchar\font#1 \char#1\else\begingroup\trysign{#1}{latinmodern-math.otf}{\trysign{#1}{DejaVu Sans}{\trysign{#1}{Noto Serif CJK SC}{\trysign{#1}{Noto Sans CJK SC}{\fbox{\normalfont\tiny\number#1}}}}}\endgroup\fi}&#10;</xsl:text>
      <xsl:for-each select="$signs"><xsl:value-of select="concat('\catcode', ., '=13 \protected\def', codepoints-to-string(.), '{\ifmmode\text{\signof{', ., ' }}\else\signof{', ., ' }\fi}&#10;')"/></xsl:for-each>
    </xsl:if>
    <xsl:variable name="matrix-columns" select="max((0, //mml:mtr/count(mml:mtd)))"/>
    <xsl:if test="$matrix-columns gt 10"><xsl:value-of select="concat('\setcounter{MaxMatrixCols}{', $matrix-columns, '}&#10;')"/></xsl:if>
    <xsl:if test="contains($tex-body, '\includegraphics')"><xsl:text>\usepackage{graphicx}&#10;</xsl:text></xsl:if>
    <xsl:if test="contains($tex-body, '\begin{longtable}') or contains($tex-body, '\begin{tabular}')"><xsl:text>\usepackage{array}&#10;</xsl:text></xsl:if>
    <xsl:if test="contains($tex-body, '\begin{longtable}')"><xsl:text>\usepackage{longtable}&#10;</xsl:text></xsl:if>
    <!-- Its cells write out the notes in them before they forget them: a table in such a note would be written for ever. -->
    <xsl:if test="//dbk:entry//dbk:footnote//dbk:tgroup"><xsl:text>\makeatletter\def\LT@endpbox{\@finalstrut\@arstrutbox\color@endgroup\egroup\edef\LT@notes{\the\LT@p@ftn}\global\LT@p@ftn{}\LT@notes\hfil}\makeatother&#10;</xsl:text></xsl:if>
    <xsl:if test="contains($tex-body, '\beginR ')"><xsl:text>\TeXXeTstate=1&#10;</xsl:text></xsl:if>
    <xsl:if test="contains($tex-body, '\multirow')"><xsl:text>\IfFileExists{multirow.sty}{\usepackage{multirow}}{}&#10;\providecommand{\multirow}[3]{#3}&#10;</xsl:text></xsl:if>
    <xsl:if test="matches($tex-body, '\\(textcolor|colorbox)')"><xsl:text>\usepackage{xcolor}&#10;</xsl:text></xsl:if>
    <xsl:if test="contains($tex-body, '\sout{')"><xsl:text>\IfFileExists{ulem.sty}{\usepackage[normalem]{ulem}}{}&#10;\providecommand{\sout}[1]{#1}&#10;</xsl:text></xsl:if>
    <xsl:if test="contains($tex-body, '\index{') or contains($tex-body, '\printindex')"><xsl:text>\usepackage{makeidx}&#10;\makeindex&#10;</xsl:text></xsl:if>
    <xsl:if test="matches($tex-body, '\\(href|url|hyperref|phantomsection|ref|pageref)\W')"><xsl:value-of select="if ($unicode) then '\suppressfontnotfounderror=1 % hyperref asks for Zapf Dingbats, which small installations lack&#10;' else ''"/><xsl:text>\usepackage[hidelinks]{hyperref}&#10;</xsl:text><xsl:value-of select="if ($unicode) then '\suppressfontnotfounderror=0&#10;' else ''"/></xsl:if>
    <xsl:variable name="root" select="/"/>
    <xsl:for-each select="('figure', 'table')">
      <xsl:variable name="kind" select="."/>
      <xsl:variable name="word" select="($root//*[local-name() = $kind]/dbk:title/@docx2tex:label)[1]"/>
      <xsl:if test="$word and lower-case($word) != $kind"><xsl:value-of select="concat('\renewcommand{\', $kind, 'name}{', docx2tex:written(docx2tex:escape($word), ()), '}&#10;')"/></xsl:if>
    </xsl:for-each>
    <xsl:if test="//dbk:para[@remap] and not(key('docx2tex:headings', 'yes'))"><xsl:text>\setcounter{secnumdepth}{0}&#10;</xsl:text></xsl:if>
  </preamble>

  <!-- Paragraphs -->
  <template context="dbk:para"><rule break-after="2"><text/></rule></template>
  <template context="dbk:para[@css:text-align = ('center', 'right')]">
    <xsl:variable name="env" select="if (@css:text-align = 'center') then 'center' else 'flushright'"/>
    <xsl:value-of select="concat('\begin{', $env, '}&#10;')"/><text/><xsl:value-of select="concat('&#10;\end{', $env, '}&#10;&#10;')"/>
  </template>
  <template context="dbk:para[matches(@role, '^(Intense)?Quote$|^Zitat|^BlockText$|^Quotations$', 'i')]"><rule type="env" name="quote" break-after="2"><text select="'&#10;'"/><text/></rule></template>
  <template context="dbk:para[.//dbk:equation]"><rule break-after="2"><text/></rule></template>
  <template context="dbk:para[@css:direction = 'rtl'][docx2tex:floats(.)][not(.//dbk:equation)]"><rule break-after="2"><text>\beginR </text><text/><text>\endR</text></rule></template>
  <template context="dbk:para[@css:page-break-before = 'always']"><xsl:text>\newpage&#10;</xsl:text><xsl:next-match/></template>
  <template context="dbk:listitem/dbk:para | dbk:sidebar/dbk:para">
    <rule><text/><xsl:value-of select="if (following-sibling::*) then '&#10;&#10;' else ''"/></rule>
  </template>
  <template context="dbk:entry/dbk:para"><rule><text/></rule></template>
  <template context="dbk:footnote/dbk:para"><rule><text/><xsl:if test="following-sibling::*"><text>\par </text></xsl:if></rule></template>
  <template context="dbk:para[@role = 'Title']">
    <xsl:choose>
      <!-- \maketitle takes notes apart: lists and tables in one do not survive that. -->
      <xsl:when test=". is (//dbk:para[@role = 'Title'])[1] and docx2tex:floats(.) and not(.//dbk:footnote/*[not(self::dbk:para)])">
        <xsl:text>\title{</xsl:text><text/><xsl:text>}&#10;\author{}&#10;\date{}&#10;\maketitle&#10;&#10;</xsl:text>
      </xsl:when>
      <xsl:when test="docx2tex:floats(.)"><xsl:text>\begin{center}\LARGE&#10;</xsl:text><text/><xsl:text>&#10;\end{center}&#10;&#10;</xsl:text></xsl:when>
      <xsl:otherwise><xsl:next-match/></xsl:otherwise>
    </xsl:choose>
  </template>

  <!-- Bold and italic that a paragraph has from its style -->
  <template context="dbk:para[@css:font-style = 'italic'][not(@remap)][not(.//dbk:equation or .//dbk:footnote)]/text()"><xsl:text>\textit{</xsl:text><xsl:next-match/><xsl:text>}</xsl:text></template>
  <template context="dbk:para[@css:font-weight = 'bold'][not(@remap)][not(.//dbk:equation or .//dbk:footnote)]/text()"><xsl:text>\textbf{</xsl:text><xsl:next-match/><xsl:text>}</xsl:text></template>

  <!-- Headings, by level: their names and ids are the writer's -->
  <template context="dbk:para[@remap]">
    <xsl:variable name="level" select="xs:integer(replace(@remap, '\D', ''))"/>
    <xsl:variable name="star" select="if (@docx2tex:numbered = 'no' and key('docx2tex:headings', 'yes')) then '*' else ''"/>
    <xsl:value-of select="concat('\', ('section', 'subsection', 'subsubsection', 'paragraph', 'subparagraph')[min(($level, 5))], $star)"/>
    <xsl:if test=".//dbk:footnote and $star = ''">
      <xsl:variable name="short"><xsl:apply-templates select="node()[not(self::dbk:footnote)]" mode="#current"/></xsl:variable>
      <xsl:value-of select="concat('[{', $short, '}]')"/>
    </xsl:if>
    <param/>
    <xsl:value-of select="concat(docx2tex:labels(.), '&#10;&#10;')"/>
  </template>

  <!-- Breaks and tabs -->
  <template context="dbk:br"><rule><text>\newline </text></rule></template>
  <template context="dbk:br[not(preceding-sibling::node()[not(self::dbk:br or self::dbk:anchor)][normalize-space() or self::dbk:inlinemediaobject or self::dbk:inlineequation])]"/>
  <template context="dbk:br[not(following-sibling::node()[not(self::dbk:br or self::dbk:anchor)][normalize-space() or self::*])]"/>
  <template context="dbk:br[preceding-sibling::node()[1][self::dbk:equation] or following-sibling::node()[1][self::dbk:equation]]"/>
  <template context="dbk:para[@remap]//dbk:br | dbk:title//dbk:br | dbk:para[@role = 'Title']//dbk:br"><rule><text> </text></rule></template>
  <template context="dbk:br[@role = 'page']"><xsl:if test="docx2tex:floats(.) and not(ancestor::dbk:title or ancestor::dbk:para[@remap or @role = 'Title'])"><xsl:text>&#10;&#10;\newpage&#10;</xsl:text></xsl:if></template>
  <template context="dbk:tab"><rule><text>\quad </text></rule></template>
  <template context="dbk:tab[not(preceding-sibling::node()[normalize-space() or self::dbk:inlineequation or self::dbk:inlinemediaobject])] | dbk:tab[not(following-sibling::node()[normalize-space() or self::*])]"/>

  <!-- Character formatting: every template wraps what the earlier ones make -->
  <template context="dbk:phrase[@css:background-color][string-length(.) lt 60]">
    <xsl:value-of select="concat('\colorbox[HTML]{', substring(@css:background-color, 2), '}{')"/><xsl:next-match/><xsl:text>}</xsl:text>
  </template>
  <template context="dbk:phrase[@css:color][not(ancestor::dbk:link)]">
    <xsl:value-of select="concat('\textcolor[HTML]{', substring(@css:color, 2), '}{')"/><xsl:next-match/><xsl:text>}</xsl:text>
  </template>
  <template context="dbk:phrase[@css:text-decoration-line = 'underline'][not(ancestor::dbk:link)][string-length(.) lt 80]"><xsl:text>\underline{</xsl:text><xsl:next-match/><xsl:text>}</xsl:text></template>
  <template context="dbk:phrase[@css:text-decoration-line = 'line-through']"><xsl:text>\sout{</xsl:text><xsl:next-match/><xsl:text>}</xsl:text></template>
  <template context="dbk:phrase[@css:text-transform = 'uppercase'][not(*)]"><xsl:text>\MakeUppercase{</xsl:text><xsl:next-match/><xsl:text>}</xsl:text></template>
  <template context="dbk:phrase[@css:font-variant = 'small-caps']"><xsl:text>\textsc{</xsl:text><xsl:next-match/><xsl:text>}</xsl:text></template>
  <template context="dbk:phrase[@css:font-family]"><xsl:text>\texttt{</xsl:text><xsl:next-match/><xsl:text>}</xsl:text></template>
  <template context="dbk:phrase[@css:font-style = 'italic']"><xsl:text>\textit{</xsl:text><xsl:next-match/><xsl:text>}</xsl:text></template>
  <template context="dbk:phrase[@css:font-weight = 'bold']"><xsl:text>\textbf{</xsl:text><xsl:next-match/><xsl:text>}</xsl:text></template>
  <template context="dbk:phrase[not(normalize-space(replace(., '&#xa0;', ''))) and not(.//dbk:inlinemediaobject)]"><rule><text/></rule></template>
  <template context="dbk:phrase[@css:display = 'none']"/>
  <template context="dbk:superscript"><rule type="cmd" name="textsuperscript"><param/></rule></template>
  <template context="dbk:subscript"><rule type="cmd" name="textsubscript"><param/></rule></template>

  <!-- Links, anchors, references -->
  <template context="dbk:link"><rule><text/></rule></template>
  <template context="dbk:link[matches(@xlink:href, '^(https?|ftp|mailto):', 'i')]">
    <xsl:value-of select="concat('\href{', docx2tex:url(@xlink:href), '}')"/><param/>
  </template>
  <template context="dbk:link[@linkend][key('docx2tex:anchors', @linkend)]"><xsl:value-of select="concat('\hyperref[', @linkend, ']')"/><param/></template>
  <template context="dbk:xref[key('docx2tex:anchors', @linkend)]"><xsl:value-of select="concat(if (@role = 'page') then '\pageref{' else '\ref{', @linkend, '}')"/></template>
  <template context="dbk:anchor"><xsl:if test="key('docx2tex:referenced', @xml:id)"><xsl:value-of select="concat('\phantomsection\label{', @xml:id, '}')"/></xsl:if></template>
  <template context="dbk:listitem/dbk:para//dbk:anchor | dbk:footnote//dbk:anchor"><xsl:value-of select="docx2tex:labels(.)"/></template>
  <template context="dbk:para[@remap]//dbk:anchor | dbk:title//dbk:anchor | dbk:equation/dbk:anchor"/>

  <!-- Notes -->
  <template context="dbk:footnote"><rule type="cmd" name="footnote"><param/></rule></template>
  <!-- What takes these as an argument takes no paragraph ends. -->
  <template context="dbk:link//dbk:footnote | dbk:para[@remap]//dbk:footnote | dbk:title//dbk:footnote | dbk:para[@role = 'Title']//dbk:footnote"><xsl:variable name="note"><xsl:apply-templates mode="#current"/></xsl:variable><xsl:value-of select="concat('\protect\footnote{', replace(replace($note, '\\par([^a-zA-Z])', '\\endgraf$1'), '\n\s*\n', '\\endgraf '), '}')"/></template>
  <template context="text()[parent::dbk:para/parent::dbk:footnote][not(preceding-sibling::node())][not(../preceding-sibling::*)]"><xsl:variable name="text"><xsl:next-match/></xsl:variable><xsl:value-of select="replace($text, '^\s+', '')"/></template>

  <!-- Formulas -->
  <template context="dbk:inlineequation[normalize-space(mml:math/@alttext) or mml:math[not(@alttext)]]"><rule mathmode="true"><text/></rule></template>
  <template context="dbk:inlineequation[@role = 'align']"><rule mathmode="true"><text>\begin{aligned}</text><text/><text>\end{aligned}</text></rule></template>
  <template context="dbk:equation"><xsl:text>&#10;\begin{equation*}&#10;</xsl:text><text/><xsl:text>&#10;\end{equation*}&#10;</xsl:text></template>
  <template context="dbk:equation[@role = 'align']"><xsl:text>&#10;\begin{align*}&#10;</xsl:text><text/><xsl:text>&#10;\end{align*}&#10;</xsl:text></template>
  <template context="dbk:equation[@condition = 'numbered']"><xsl:value-of select="concat('&#10;\begin{equation}', docx2tex:labels(.), '&#10;')"/><text/><xsl:text>&#10;\end{equation}&#10;</xsl:text></template>
  <template context="dbk:equation[@condition = 'numbered'][@role = 'align']"><xsl:value-of select="concat('&#10;\begin{equation}', docx2tex:labels(.), '\begin{aligned}&#10;')"/><text/><xsl:text>&#10;\end{aligned}\end{equation}&#10;</xsl:text></template>
  <template context="dbk:para[@remap]//dbk:equation | dbk:title//dbk:equation | dbk:para[@role = 'Title']//dbk:equation"><rule mathmode="true"><text/></rule></template>

  <!-- Pictures -->
  <template context="dbk:imagedata">
    <xsl:variable name="sizes" select="for $side in ('width', 'height') return
      (let $value := @*[name() = concat('css:', $side)] return if ($value) then concat($side, '=', replace($value, 'pt$', 'bp')) else ())"/>
    <xsl:value-of select="concat('\includegraphics', if (exists($sizes)) then concat('[', string-join($sizes, ','), ']') else '', '{', @fileref, '}')"/>
  </template>
  <template context="dbk:figure">
    <xsl:text>\begin{figure}[htbp]&#10;\centering&#10;</xsl:text>
    <xsl:apply-templates select="* except dbk:title" mode="#current"/>
    <xsl:apply-templates select="dbk:title" mode="#current"/>
    <xsl:text>&#10;\end{figure}&#10;&#10;</xsl:text>
  </template>
  <template context="dbk:figure/dbk:title | dbk:table/dbk:title">
    <xsl:value-of select="if (parent::dbk:figure) then '&#10;' else ''"/><xsl:text>\caption</xsl:text>
    <xsl:if test=".//dbk:footnote">
      <xsl:variable name="short"><xsl:apply-templates select="node()[not(self::dbk:footnote)]" mode="#current"/></xsl:variable>
      <xsl:value-of select="concat('[{', $short, '}]')"/>
    </xsl:if>
    <param/>
    <!-- Anchors that stand before the pictures belong to the number as well. -->
    <xsl:value-of select="docx2tex:labels(.)"/>
  </template>

  <!-- Tables: rows and cells are built in -->
  <template context="dbk:table | dbk:informaltable"><rule break-before="1" break-after="2"><xsl:apply-templates select="dbk:tgroup" mode="#current"/></rule></template>
  <template context="dbk:entry//dbk:table | dbk:entry//dbk:informaltable"><rule><xsl:apply-templates select="dbk:tgroup" mode="#current"/></rule></template>

  <!-- Lists -->
  <template context="dbk:itemizedlist"><rule type="env" name="itemize" break-before="1" break-after="2"><text/></rule></template>
  <template context="dbk:orderedlist">
    <xsl:variable name="depth" select="count(ancestor-or-self::dbk:orderedlist)"/>
    <xsl:variable name="counter" select="('i', 'ii', 'iii', 'iv')[$depth]"/>
    <xsl:variable name="usual" select="(concat('%', @docx2tex:level, '.|arabic'), concat('(%', @docx2tex:level, ')|loweralpha'), concat('%', @docx2tex:level, '.|lowerroman'), concat('%', @docx2tex:level, '.|upperalpha'))[$depth]"/>
    <xsl:text>&#10;\begin{enumerate}</xsl:text>
    <xsl:if test="@numeration and concat(@docx2tex:pattern, '|', @numeration) != $usual">
      <xsl:value-of select="concat('&#10;\renewcommand{\theenum', $counter, '}{', docx2tex:counter(.), '}&#10;\renewcommand{\labelenum', $counter, '}{', docx2tex:item-label(.), '}')"/>
    </xsl:if>
    <xsl:if test="@startingnumber"><xsl:value-of select="concat('&#10;\setcounter{enum', $counter, '}{', xs:integer(@startingnumber) - 1, '}')"/></xsl:if>
    <text/>
    <xsl:text>&#10;\end{enumerate}&#10;&#10;</xsl:text>
  </template>
  <template context="dbk:listitem">
    <xsl:text>&#10;\item</xsl:text>
    <xsl:value-of select="if (@override) then concat('[{', docx2tex:written(docx2tex:escape(@override), .), '}]') else if (starts-with(normalize-space(.), '[')) then '{}' else ''"/>
    <xsl:text> </xsl:text><text/>
  </template>

  <!-- Text boxes -->
  <template context="dbk:sidebar">
    <xsl:text>\noindent\fbox{\begin{minipage}{\dimexpr\linewidth-2\fboxsep-2\fboxrule\relax}&#10;</xsl:text><text/><xsl:text>&#10;\end{minipage}}&#10;&#10;</xsl:text>
  </template>

  <!-- Lists that TeX makes itself -->
  <template context="dbk:div[@role = 'hub:toc']"><rule break-after="2"><text>\tableofcontents</text></rule></template>
  <template context="dbk:div[@role = 'hub:lof']"><rule break-after="2"><text>\listoffigures</text></rule></template>
  <template context="dbk:div[@role = 'hub:lot']"><rule break-after="2"><text>\listoftables</text></rule></template>
  <template context="dbk:div[@role = 'hub:index']"><rule break-after="2"><text>\printindex</text></rule></template>
  <template context="dbk:indexterm"><rule type="cmd" name="index"><param/></rule></template>
  <template context="dbk:secondary | dbk:tertiary"><rule><text>!</text><text/></rule></template>

  <charmap>
    ${charmap}
  </charmap>
</set>
`;
