<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:fn="http://www.w3.org/2005/xpath-functions" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:dbk="http://docbook.org/ns/docbook"
  xmlns:css="http://www.w3.org/1996/css" xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:docx2tex="http://transpect.io/docx2tex"
  xmlns:tr="http://transpect.io" xmlns:functx="http://www.functx.com" xmlns:xml2tex="http://transpect.io/xml2tex" xmlns:xlink="http://www.w3.org/1999/xlink">

  <!-- Pass one: escapes characters that TeX would take for commands. Formulas are LaTeX already. -->
  <xsl:mode name="docx2tex:escape" on-no-match="shallow-copy"/>
  <xsl:template match="mml:math" mode="docx2tex:escape"><xsl:copy-of select="."/></xsl:template>
  <xsl:template match="dbk:info" mode="docx2tex:escape"><xsl:copy-of select="."/></xsl:template>
  <xsl:template match="text()" mode="docx2tex:escape"><xsl:value-of select="docx2tex:escape(.)"/></xsl:template>

  <xsl:variable name="docx2tex:escapes" as="map(xs:string, xs:string)" select="map{
    '\': '\textbackslash{}', '{': '\{', '}': '\}', '$': '\$', '&amp;': '\&amp;', '#': '\#', '%': '\%', '_': '\_', '^': '\textasciicircum{}', '~': '\textasciitilde{}'}"/>
  <xsl:function name="docx2tex:escape" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="escaped" as="xs:string" select="
      if (matches($text, '[\\{}$&amp;#%_^~]'))
      then string-join(for $part in analyze-string($text, '[\\{}$&amp;#%_^~]')/* return if ($part/self::fn:match) then $docx2tex:escapes(string($part)) else string($part))
      else $text"/>
    <!-- Prevents ligatures that the author did not intend. -->
    <xsl:sequence select="if (matches($escaped, '--|&lt;&lt;|&gt;&gt;|,,'))
      then replace(replace(replace(replace(replace($escaped, '--', '-{}-'), '--', '-{}-'), '&lt;&lt;', '&lt;{}&lt;'), '&gt;&gt;', '&gt;{}&gt;'), ',,', ',{},')
      else $escaped"/>
  </xsl:function>
  <xsl:function name="xml2tex:escape-for-tex" as="xs:string"><xsl:param name="text" as="xs:string"/><xsl:sequence select="docx2tex:escape($text)"/></xsl:function>

  <!-- Pass two, mode xml2tex: an element that no template matches is replaced by its contents. -->
  <xsl:template match="*" mode="xml2tex" priority="-10"><xsl:apply-templates mode="#current"/></xsl:template>
  <xsl:template match="comment()" mode="xml2tex" priority="-10"/>
  <xsl:template match="processing-instruction()" mode="xml2tex" priority="-10"/>
  <xsl:template match="processing-instruction('latex')" mode="xml2tex" priority="-5"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="dbk:info" mode="xml2tex" priority="-5"/>
  <xsl:template match="text()" mode="xml2tex" priority="-5"><xsl:value-of select="docx2tex:written(string(.), ..)"/></xsl:template>

  <!-- Formulas: the LaTeX that comes with them, else what can be derived from the MathML. -->
  <xsl:template match="mml:math[@alttext]" mode="xml2tex" priority="-4"><xsl:value-of select="@alttext"/></xsl:template>
  <xsl:template match="mml:annotation | mml:annotation-xml" mode="xml2tex" priority="-4"/>
  <xsl:template match="mml:mfrac" mode="xml2tex" priority="-4">
    <xsl:value-of select="if (@linethickness = '0') then '\genfrac{}{}{0pt}{}{' else '\frac{'"/><xsl:apply-templates select="*[1]" mode="#current"/>
    <xsl:text>}{</xsl:text><xsl:apply-templates select="*[2]" mode="#current"/><xsl:text>}</xsl:text>
  </xsl:template>
  <xsl:template match="mml:msup | mml:mover[mml:*[1][self::mml:mo]]" mode="xml2tex" priority="-4">{<xsl:apply-templates select="*[1]" mode="#current"/>}^{<xsl:apply-templates select="*[2]" mode="#current"/>}</xsl:template>
  <xsl:template match="mml:msub | mml:munder[mml:*[1][self::mml:mo]]" mode="xml2tex" priority="-4">{<xsl:apply-templates select="*[1]" mode="#current"/>}_{<xsl:apply-templates select="*[2]" mode="#current"/>}</xsl:template>
  <xsl:template match="mml:msubsup | mml:munderover" mode="xml2tex" priority="-4">
    <xsl:apply-templates select="*[1]" mode="#current"/>_{<xsl:apply-templates select="*[2]" mode="#current"/>}^{<xsl:apply-templates select="*[3]" mode="#current"/><xsl:text>}</xsl:text>
  </xsl:template>
  <xsl:template match="mml:mover" mode="xml2tex" priority="-4.5">\overset{<xsl:apply-templates select="*[2]" mode="#current"/>}{<xsl:apply-templates select="*[1]" mode="#current"/>}</xsl:template>
  <xsl:template match="mml:munder" mode="xml2tex" priority="-4.5">\underset{<xsl:apply-templates select="*[2]" mode="#current"/>}{<xsl:apply-templates select="*[1]" mode="#current"/>}</xsl:template>
  <xsl:template match="mml:msqrt" mode="xml2tex" priority="-4">\sqrt{<xsl:apply-templates mode="#current"/>}</xsl:template>
  <xsl:template match="mml:mroot" mode="xml2tex" priority="-4">\sqrt[{<xsl:apply-templates select="*[2]" mode="#current"/>}]{<xsl:apply-templates select="*[1]" mode="#current"/>}</xsl:template>
  <xsl:template match="mml:mtable" mode="xml2tex" priority="-4">\begin{matrix}<xsl:for-each select="mml:mtr"><xsl:if test="position() gt 1"> \\ </xsl:if><xsl:for-each select="mml:mtd"><xsl:if test="position() gt 1"> &amp; </xsl:if><xsl:apply-templates mode="#current"/></xsl:for-each></xsl:for-each>\end{matrix}</xsl:template>
  <xsl:template match="mml:mtext/text()" mode="xml2tex" priority="-4">\text{<xsl:value-of select="docx2tex:escape(.)"/>}</xsl:template>
  <xsl:template match="mml:*/text()" mode="xml2tex" priority="-4.5"><xsl:value-of select="docx2tex:symbols(docx2tex:escape(normalize-space(.)))"/></xsl:template>
  <xsl:function name="docx2tex:symbols" as="xs:string"><xsl:param name="text" as="xs:string"/><xsl:sequence select="replace($text, '&#x2212;', '-')"/></xsl:function>

  <!-- CALS tables. Cells are found by column, because a row does not contain the cells that span into it from above. -->
  <xsl:function name="docx2tex:column" as="xs:integer">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="name" select="($entry/@namest, $entry/@colname)[1]"/>
    <xsl:variable name="spec" select="$entry/ancestor::dbk:tgroup[1]/dbk:colspec[@colname = $name]"/>
    <xsl:sequence select="if (exists($spec)) then count($spec[1]/preceding-sibling::dbk:colspec) + 1 else count($entry/preceding-sibling::dbk:entry) + 1"/>
  </xsl:function>
  <xsl:function name="docx2tex:span" as="xs:integer">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="group" select="$entry/ancestor::dbk:tgroup[1]"/>
    <xsl:sequence select="if ($entry/@nameend) then count($group/dbk:colspec[@colname = $entry/@nameend]/preceding-sibling::dbk:colspec) + 2 - docx2tex:column($entry) else 1"/>
  </xsl:function>
  <xsl:function name="docx2tex:colwidth" as="xs:string">
    <xsl:param name="percent" as="xs:double"/>
    <xsl:sequence select="concat('p{\dimexpr ', format-number($percent div 100, '0.####'), '\linewidth-2\tabcolsep\relax}')"/>
  </xsl:function>
  <xsl:function name="docx2tex:floats" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="empty($node/(ancestor::dbk:entry | ancestor::dbk:footnote | ancestor::dbk:sidebar | ancestor::dbk:listitem))"/>
  </xsl:function>

  <xsl:template match="dbk:tgroup" mode="xml2tex" priority="-4">
    <xsl:variable name="group" select="."/>
    <xsl:variable name="cols" as="xs:integer" select="max((1, count(dbk:colspec), for $row in .//dbk:row[ancestor::dbk:tgroup[1] is $group] return count($row/dbk:entry)))"/>
    <xsl:variable name="given" as="xs:double*" select="for $spec in dbk:colspec return number(replace($spec/@colwidth, '[^\d.]', ''))"/>
    <xsl:variable name="percents" as="xs:double*" select="for $i in 1 to $cols return (if ($given[$i] gt 0 and sum($given) le 101) then $given[$i] else 100 div $cols)"/>
    <xsl:variable name="rows" as="element()*" select="dbk:thead/dbk:row, dbk:tbody/dbk:row, dbk:tfoot/dbk:row"/>
    <xsl:variable name="inner" as="element()*" select="$rows/dbk:entry[docx2tex:column(.) + docx2tex:span(.) - 1 lt $cols]"/>
    <xsl:variable name="ruled" as="xs:boolean" select="exists($inner) and count($inner[@colsep = '1']) * 2 gt count($inner)"/>
    <xsl:variable name="frame" select="string(../@frame)"/>
    <xsl:variable name="side" select="if ($frame = ('all', 'sides')) then '|' else ''"/>
    <xsl:variable name="bar" select="if ($ruled) then '|' else ''"/>
    <xsl:variable name="floats" select="docx2tex:floats(.)"/>
    <xsl:variable name="env" select="if ($floats) then 'longtable' else 'tabular'"/>
    <!-- Spans from above, by row: each occupied column with the last row that it is occupied in. -->
    <xsl:variable name="at" as="map(xs:string, xs:integer)" select="map:merge(for $i in 1 to count($rows) return map:entry(generate-id($rows[$i]), $i))"/>
    <xsl:variable name="hanging" as="element()*" select="$rows/dbk:entry[xs:integer((@morerows, 0)[1]) gt 0]"/>
    <xsl:variable name="narrow" select="$cols gt 8"/>
    <xsl:value-of select="if ($narrow) then '{\setlength{\tabcolsep}{2pt}' else ''"/>
    <xsl:value-of select="concat('\begin{', $env, '}{', $side, string-join(for $p in $percents return docx2tex:colwidth($p), $bar), $side, '}&#10;')"/>
    <xsl:if test="$floats and ../dbk:title">
      <xsl:apply-templates select="../dbk:title" mode="#current"/>
      <xsl:text>\\*&#10;</xsl:text>
    </xsl:if>
    <xsl:if test="$frame = ('all', 'topbot', 'top')">\hline&#10;</xsl:if>
    <xsl:for-each select="$rows">
      <xsl:variable name="row" select="."/>
      <xsl:variable name="index" select="position()"/>
      <xsl:variable name="entries" as="map(xs:integer, element())" select="map:merge(for $entry in dbk:entry return map:entry(docx2tex:column($entry), $entry))"/>
      <xsl:variable name="above" as="map(xs:integer, element())" select="map:merge(
        for $entry in $hanging return
          let $from := $at(generate-id($entry/..)) return
          if ($from lt $index and $from + xs:integer($entry/@morerows) ge $index) then map:entry(docx2tex:column($entry), $entry) else ())"/>
      <xsl:iterate select="1 to $cols">
        <xsl:param name="free" as="xs:integer" select="1"/>
        <xsl:variable name="column" select="."/>
        <xsl:choose>
          <xsl:when test="$column lt $free"><xsl:next-iteration/></xsl:when>
          <xsl:otherwise>
            <xsl:if test="$column gt 1"><xsl:text> &amp; </xsl:text></xsl:if>
            <xsl:variable name="own" select="$entries($column)"/>
            <xsl:variable name="entry" select="($own, $above($column))[1]"/>
            <xsl:variable name="span" select="if ($entry) then min((docx2tex:span($entry), $cols - $column + 1)) else 1"/>
            <xsl:variable name="content">
              <xsl:if test="$own"><xsl:apply-templates select="$own" mode="#current"/></xsl:if>
            </xsl:variable>
            <xsl:variable name="more" select="if ($own) then xs:integer(($own/@morerows, 0)[1]) else 0"/>
            <xsl:variable name="lines" select="if ($more gt 0) then concat('\multirow{', $more + 1, '}{=}{', $content, '}') else string($content)"/>
            <xsl:choose>
              <xsl:when test="$span gt 1">
                <xsl:value-of select="concat('\multicolumn{', $span, '}{', if ($column = 1) then $side else '', docx2tex:colwidth(sum(subsequence($percents, $column, $span))),
                  if ($column + $span - 1 = $cols) then $side else $bar, '}{', $lines, '}')"/>
              </xsl:when>
              <xsl:otherwise><xsl:value-of select="if (matches($lines, '^\s*[\[*]')) then concat('{}', $lines) else $lines"/></xsl:otherwise>
            </xsl:choose>
            <xsl:next-iteration><xsl:with-param name="free" select="$column + $span"/></xsl:next-iteration>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:iterate>
      <xsl:text>\tabularnewline&#10;</xsl:text>
      <!-- The rules below this row: those of the cells that end here. -->
      <xsl:variable name="last" select="position() = last()"/>
      <xsl:variable name="ending" as="xs:integer*" select="
        (dbk:entry[xs:integer((@morerows, 0)[1]) = 0], map:keys($above) ! $above(.)[$at(generate-id(..)) + xs:integer(@morerows) = $index])
        [@rowsep = '1' or ($last and $frame = ('all', 'topbot', 'bottom'))] ! (docx2tex:column(.) to docx2tex:column(.) + docx2tex:span(.) - 1)"/>
      <xsl:choose>
        <xsl:when test="every $i in 1 to $cols satisfies $i = $ending"><xsl:text>\hline&#10;</xsl:text></xsl:when>
        <xsl:otherwise>
          <xsl:for-each-group select="sort(distinct-values($ending))" group-adjacent=". - position()">
            <xsl:value-of select="concat('\cline{', current-group()[1], '-', current-group()[last()], '}')"/>
            <xsl:if test="position() = last()"><xsl:text>&#10;</xsl:text></xsl:if>
          </xsl:for-each-group>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:if test="$floats and not(../../../dbk:title) and parent::dbk:thead and not(following-sibling::dbk:row) and exists($rows[parent::dbk:tbody])">\endhead&#10;</xsl:if>
    </xsl:for-each>
    <xsl:value-of select="concat('\end{', $env, '}', if ($narrow) then '}' else '')"/>
  </xsl:template>
  <xsl:template match="dbk:entry" mode="xml2tex" priority="-4">
    <xsl:for-each select="*">
      <xsl:if test="position() gt 1"><xsl:text>\par </xsl:text></xsl:if>
      <xsl:if test="@css:text-align = 'center'">\centering </xsl:if>
      <xsl:if test="@css:text-align = 'right'">\raggedleft </xsl:if>
      <xsl:apply-templates select="." mode="#current"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Functions of the transpect and functx libraries that confs use. -->
  <xsl:function name="tr:path" as="xs:string"><xsl:param name="uri"/><xsl:sequence select="''"/></xsl:function>
  <xsl:function name="tr:basename" as="xs:string"><xsl:param name="uri"/><xsl:sequence select="'document'"/></xsl:function>
  <xsl:function name="tr:hex-rgb-color-to-ints" as="xs:integer*">
    <xsl:param name="color" as="xs:string?"/>
    <xsl:variable name="digits" select="'0123456789ABCDEF'"/>
    <xsl:variable name="hex" select="upper-case(replace($color, '^#', ''))"/>
    <xsl:sequence select="if (matches($hex, '^[0-9A-F]{6}$')) then for $i in (1, 3, 5) return
      string-length(substring-before($digits, substring($hex, $i, 1))) * 16 + string-length(substring-before($digits, substring($hex, $i + 1, 1))) else ()"/>
  </xsl:function>
  <xsl:function name="tr:roman-to-int" as="xs:integer">
    <xsl:param name="roman" as="xs:string?"/>
    <xsl:variable name="values" select="map{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100, 'D': 500, 'M': 1000}"/>
    <xsl:variable name="numbers" as="xs:integer*" select="for $c in string-to-codepoints(upper-case($roman)) return $values(codepoints-to-string($c))"/>
    <xsl:sequence select="xs:integer(sum(for $i in 1 to count($numbers) return if ($numbers[$i] lt ($numbers[$i + 1], 0)[1]) then -$numbers[$i] else $numbers[$i]))"/>
  </xsl:function>
  <xsl:function name="functx:escape-for-regex" as="xs:string"><xsl:param name="text" as="xs:string?"/><xsl:sequence select="replace($text, '(\.|\[|\]|\\|\||\-|\^|\$|\?|\*|\+|\{|\}|\(|\))', '\\$1')"/></xsl:function>
  <xsl:function name="functx:substring-after-last" as="xs:string"><xsl:param name="text" as="xs:string?"/><xsl:param name="delimiter" as="xs:string"/><xsl:sequence select="tokenize($text, functx:escape-for-regex($delimiter))[last()]"/></xsl:function>
  <xsl:function name="functx:capitalize-first" as="xs:string?"><xsl:param name="text" as="xs:string?"/><xsl:sequence select="concat(upper-case(substring($text, 1, 1)), substring($text, 2))"/></xsl:function>
</xsl:stylesheet>
