<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:x="http://transpect.io/xml2tex"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:o="urn:output" xmlns:docx2tex="http://transpect.io/docx2tex" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:c="http://www.w3.org/ns/xproc-step" exclude-result-prefixes="x">
  <xsl:namespace-alias stylesheet-prefix="o" result-prefix="xsl"/>
  <xsl:param name="builtin" as="document-node()"/>
  <xsl:param name="base" as="document-node()"/>

  <xsl:template match="/">
    <xsl:variable name="own" as="element()" select="x:set"/>
    <xsl:variable name="sets" as="element()+" select="if ($own/x:import) then ($builtin/x:set, $own) else $own"/>
    <xsl:variable name="templates" as="element()*" select="for $set in $sets return $set/(x:template | x:style)"/>
    <xsl:variable name="regexes" as="element()*" select="for $set in $sets return $set/x:regex"/>
    <xsl:variable name="chars" as="element()*" select="for $set in $sets return $set/x:charmap//x:char"/>
    <xsl:variable name="declarations" as="element()*" select="for $set in $sets return $set/xsl:*[not(self::xsl:import or self::xsl:include)]"/>
    <o:stylesheet version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:fn="http://www.w3.org/2005/xpath-functions" xmlns:xlink="http://www.w3.org/1999/xlink"
      xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:css="http://www.w3.org/1996/css" xmlns:dbk="http://docbook.org/ns/docbook" xmlns:tr="http://transpect.io" xmlns:functx="http://www.functx.com" xmlns:map="http://www.w3.org/2005/xpath-functions/map">
      <xsl:for-each-group select="$sets/x:ns" group-by="string(@prefix)">
        <xsl:if test="current-grouping-key() != ''"><xsl:namespace name="{current-grouping-key()}" select="string(current-group()[last()]/@uri)"/></xsl:if>
      </xsl:for-each-group>
      <o:output method="json"/>
      <xsl:copy-of select="$base/xsl:stylesheet/*"/>
      <!-- The last declaration of a name wins. -->
      <xsl:for-each-group select="$declarations" group-by="if (@name) then concat(local-name(), ' ', @name, ' ', count(xsl:param)[current()/self::xsl:function]) else generate-id()">
        <xsl:variable name="last" select="current-group()[last()]"/>
        <xsl:if test="not($last/self::xsl:output)"><xsl:apply-templates select="$last"/></xsl:if>
      </xsl:for-each-group>
      <o:template match="/">
        <o:variable name="escaped" as="document-node()"><o:document><o:apply-templates mode="docx2tex:escape"/></o:document></o:variable>
        <o:variable name="tree" as="document-node()"><o:document><o:apply-templates select="$escaped" mode="docx2tex:document"/></o:document></o:variable>
        <o:sequence select="map{{'tex': string-join($tree//text()[not(ancestor::c:data)]), 'files': array{{$tree//c:data[not(ancestor::c:data)] ! map{{'href': string(@href), 'text': string(.)}}}}}}"/>
      </o:template>
      <o:template match="/" mode="docx2tex:document">
        <o:variable name="body" as="document-node()"><o:document><o:apply-templates mode="xml2tex"/></o:document></o:variable>
        <o:variable name="tex-body" as="xs:string" select="string-join($body//text()[not(ancestor::c:data)])"/>
        <xsl:apply-templates select="$sets[x:preamble][last()]/x:preamble/node()" mode="fixed"/>
        <o:text>&#10;\begin{document}&#10;</o:text>
        <xsl:apply-templates select="$sets[x:front][last()]/x:front/node()" mode="fixed"/>
        <o:copy-of select="$body"/>
        <xsl:apply-templates select="$sets[x:back][last()]/x:back/node()" mode="fixed"/>
        <o:text>&#10;\end{document}&#10;</o:text>
      </o:template>
      <xsl:for-each select="$templates">
        <xsl:variable name="priority" select="(@priority[. castable as xs:decimal], position())[1]"/>
        <xsl:choose>
          <xsl:when test="self::x:style">
            <o:template match="*[@{(../@style-attribute, 'role')[1]} = '{replace(@name, '''', '''''')}']" mode="xml2tex" priority="{$priority}">
              <o:text><xsl:value-of select="@start"/></o:text><o:apply-templates mode="#current"/><o:text><xsl:value-of select="@end"/></o:text>
            </o:template>
          </xsl:when>
          <xsl:when test="@name">
            <xsl:if test=". is $templates[@name = current()/@name][last()]"><o:template name="{@name}"><xsl:apply-templates/></o:template></xsl:if>
          </xsl:when>
          <xsl:otherwise><o:template match="{@context}" mode="xml2tex" priority="{$priority}"><xsl:apply-templates/></o:template></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
      <xsl:call-template name="characters"><xsl:with-param name="chars" select="$chars"/></xsl:call-template>
      <xsl:call-template name="regexes"><xsl:with-param name="regexes" select="$regexes"/></xsl:call-template>
    </o:stylesheet>
  </xsl:template>

  <!-- Fixed sections, without the indentation that they have in the conf. -->
  <xsl:template match="text()" mode="fixed" priority="2">
    <xsl:for-each select="tokenize(., '\r?\n')[normalize-space()]"><o:text><xsl:value-of select="replace(., '^\s+', '')"/><xsl:text>&#10;</xsl:text></o:text></xsl:for-each>
  </xsl:template>
  <xsl:template match="*" mode="fixed"><xsl:apply-templates select="."/></xsl:template>
  <xsl:template match="comment() | processing-instruction()" mode="fixed #default" priority="2"/>

  <xsl:template match="text()[not(normalize-space())]"/>
  <xsl:template match="xsl:text" priority="3"><xsl:copy-of select="." copy-namespaces="no"/></xsl:template>
  <xsl:template match="*"><xsl:copy><xsl:copy-of select="@*"/><xsl:apply-templates/></xsl:copy></xsl:template>

  <xsl:template match="x:rule">
    <xsl:variable name="env" select="@type = 'env'"/>
    <xsl:variable name="opening" select="concat(string-join((1 to xs:integer((@break-before, 0)[1])) ! '&#10;'), if ($env and not(@break-before)) then '&#10;' else '',
      if ($env) then concat('\begin{', @name, '}') else if (@type = 'cmd') then concat('\', @name) else '', if (@mathmode = 'true') then '$' else '')"/>
    <xsl:variable name="closing" select="concat(if (@mathmode = 'true') then '$' else '', if ($env) then concat('&#10;\end{', @name, '}') else '',
      if ($env and not(@break-after)) then '&#10;' else '', string-join((1 to xs:integer((@break-after, 0)[1])) ! '&#10;'))"/>
    <o:text><xsl:value-of select="$opening"/></o:text>
    <xsl:apply-templates/>
    <!-- A command without arguments would swallow the space after it. -->
    <xsl:if test="@type = 'cmd' and not(x:param | x:option | x:text | xsl:*) and not(@break-after) and not(@mathmode = 'true')"><o:text>{}</o:text></xsl:if>
    <o:text><xsl:value-of select="$closing"/></o:text>
  </xsl:template>

  <xsl:template match="x:param | x:option | x:text">
    <o:text><xsl:value-of select="if (self::x:param) then '{' else if (self::x:option) then '[' else ''"/></o:text>
    <xsl:choose>
      <xsl:when test="@regex-group"><o:value-of select="docx2tex:written(regex-group({@regex-group}), $context)"/></xsl:when>
      <xsl:when test="@select and @type = 'text'"><o:value-of select="{@select}"/></xsl:when>
      <xsl:when test="@select">
        <o:variable name="docx2tex:selected" as="item()*" select="{@select}"/>
        <o:choose>
          <o:when test="$docx2tex:selected instance of node()+ and not($docx2tex:selected instance of attribute()+)"><o:apply-templates select="$docx2tex:selected" mode="xml2tex"><xsl:apply-templates select="x:with-param"/></o:apply-templates></o:when>
          <o:otherwise><o:value-of select="$docx2tex:selected"/></o:otherwise>
        </o:choose>
      </xsl:when>
      <xsl:when test="xsl:*"><xsl:apply-templates/></xsl:when>
      <xsl:when test="node()[not(self::x:with-param)][not(self::text()[not(normalize-space())]) or count(../node()) = 1]"><o:text><xsl:value-of select="text()" separator=""/></o:text></xsl:when>
      <xsl:when test="ancestor::x:regex"><o:value-of select="docx2tex:written(., $context)"/></xsl:when>
      <xsl:otherwise>
        <o:choose>
          <o:when test=". instance of element()"><o:apply-templates mode="xml2tex"><xsl:apply-templates select="x:with-param"/></o:apply-templates></o:when>
          <o:otherwise><o:next-match/></o:otherwise>
        </o:choose>
      </xsl:otherwise>
    </xsl:choose>
    <o:text><xsl:value-of select="if (self::x:param) then '}' else if (self::x:option) then ']' else ''"/></o:text>
  </xsl:template>
  <xsl:template match="x:with-param"><o:with-param><xsl:copy-of select="@*"/></o:with-param></xsl:template>
  <xsl:template match="x:file">
    <c:data href="{@href}">
      <xsl:choose>
        <xsl:when test="node()"><xsl:apply-templates/></xsl:when>
        <xsl:otherwise><o:apply-templates mode="xml2tex"/></xsl:otherwise>
      </xsl:choose>
    </c:data>
  </xsl:template>

  <!-- Characters: those without a context in one map, those with one by template. -->
  <xsl:template name="characters">
    <xsl:param name="chars" as="element()*"/>
    <xsl:variable name="free" select="$chars[not(normalize-space(@context))]"/>
    <xsl:variable name="bound" select="$chars[normalize-space(@context)]"/>
    <!-- A single string that is split at run time, because hundreds of map entries take seconds to compile. -->
    <o:variable name="docx2tex:character-list" as="xs:string"><o:text><xsl:for-each-group select="$free[string(@character) != '']" group-by="string(@character)"><xsl:value-of select="concat(current-grouping-key(), '&#xe001;', current-group()[last()]/@string, '&#xe000;')"/></xsl:for-each-group></o:text></o:variable>
    <o:variable name="docx2tex:characters" as="map(xs:string, xs:string)"
      select="map:merge(for $entry in tokenize($docx2tex:character-list, '&#xe000;')[.] return map:entry(substring-before($entry, '&#xe001;'), substring-after($entry, '&#xe001;')))"/>
    <xsl:variable name="all" select="distinct-values($chars/@character/string()[. != ''])"/>
    <o:variable name="docx2tex:character-regex" as="xs:string" select="{docx2tex:literal(string-join($all ! replace(., '[.\[\]\\|\-^$?*+{}()]', '\\$0'), '|'))}"/>
    <o:mode name="docx2tex:character-context" on-no-match="deep-skip"/>
    <xsl:for-each-group select="$bound" group-by="normalize-space(@context)">
      <o:template match="{replace(current-grouping-key(), ',', '|')}" mode="docx2tex:character-context" priority="{position()}" as="map(*)*">
        <o:map>
          <xsl:for-each-group select="current-group()" group-by="string(@character)">
            <o:map-entry key="{docx2tex:literal(current-grouping-key())}" select="{docx2tex:literal(string(current-group()[last()]/@string))}"/>
          </xsl:for-each-group>
        </o:map>
        <o:next-match/>
      </o:template>
    </xsl:for-each-group>
    <o:function name="docx2tex:mapped" as="xs:string">
      <o:param name="text" as="xs:string"/>
      <o:param name="context" as="node()?"/>
      <xsl:choose>
        <xsl:when test="empty($all)"><o:sequence select="$text"/></xsl:when>
        <xsl:otherwise>
          <o:choose>
            <o:when test="not(matches($text, $docx2tex:character-regex))"><o:sequence select="$text"/></o:when>
            <o:otherwise>
              <o:variable name="here" as="map(*)*"><xsl:if test="exists($bound)"><o:apply-templates select="$context" mode="docx2tex:character-context"/></xsl:if></o:variable>
              <o:sequence select="string-join(for $part in analyze-string($text, $docx2tex:character-regex)/* return
                if ($part/self::fn:match) then (($here ! .(string($part))), $docx2tex:characters(string($part)), string($part))[1] else string($part))"/>
            </o:otherwise>
          </o:choose>
        </xsl:otherwise>
      </xsl:choose>
    </o:function>
  </xsl:template>
  <xsl:function name="docx2tex:literal" as="xs:string"><xsl:param name="text" as="xs:string"/><xsl:sequence select="concat('''', replace($text, '''', ''''''), '''')"/></xsl:function>

  <!-- Regular expressions are applied one after the other. Text that none of them matches is mapped by characters. -->
  <xsl:template name="regexes">
    <xsl:param name="regexes" as="element()*"/>
    <o:function name="docx2tex:written" as="xs:string"><o:param name="text" as="xs:string"/><o:param name="context" as="node()?"/><o:sequence select="docx2tex:regex-1($text, $context)"/></o:function>
    <xsl:for-each select="$regexes">
      <xsl:sort select="number((@regex-priority, 1)[1])" order="descending"/>
      <o:function name="docx2tex:regex-{position()}" as="xs:string">
        <o:param name="text" as="xs:string"/>
        <o:param name="context" as="node()?"/>
        <o:variable name="docx2tex:parts" as="xs:string*">
          <o:analyze-string select="$text" regex="{replace(replace(@regex, '\{', '{{'), '\}', '}}')}">
            <o:matching-substring><o:value-of><xsl:apply-templates/></o:value-of></o:matching-substring>
            <o:non-matching-substring><o:sequence select="docx2tex:regex-{position() + 1}(., $context)"/></o:non-matching-substring>
          </o:analyze-string>
        </o:variable>
        <o:sequence select="string-join($docx2tex:parts)"/>
      </o:function>
    </xsl:for-each>
    <o:function name="docx2tex:regex-{count($regexes) + 1}" as="xs:string"><o:param name="text" as="xs:string"/><o:param name="context" as="node()?"/><o:sequence select="docx2tex:mapped($text, $context)"/></o:function>
  </xsl:template>
</xsl:stylesheet>
