"""The parts of a Word file besides its text: styles, lists, foot, settings, title and language."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from intervisie.documents.paper import Paper

NUMBERED = 2
"""The number of the first numbered list; 1 is the list with bullets."""

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_REGIONS = {"nl": "nl-NL", "en": "en-GB"}
_PALE, _SOFT = "BEBEBE", "5F5F5F"
_LEVELS = 9


def parts(paper: Paper, body: str, across: int, starts: Sequence[int]) -> dict[str, str]:
    """Return the files of the package by name; `starts` holds the first number of each numbered list."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument/2006/relationships/officeDocument", "word/document.xml"),
            ("package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(paper),
        "word/_rels/document.xml.rels": _relations(
            *(
                (f"officeDocument/2006/relationships/{name}", f"{name}.xml")
                for name in ("styles", "numbering", "settings", "fontTable")
            ),
            ("officeDocument/2006/relationships/footer", "footer1.xml"),
        ),
        "word/document.xml": (
            f'{_XML}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}</w:body></w:document>'
        ),
        "word/styles.xml": _styles(paper),
        "word/numbering.xml": _numbering(starts),
        "word/settings.xml": _settings(paper),
        "word/fontTable.xml": _fonts(),
        "word/footer1.xml": _foot(paper, across),
    }


def _content_types() -> str:
    kinds = {"document": "document.main"} | {
        name: name.removesuffix("1") for name in ("styles", "numbering", "settings", "fontTable", "footer1")
    }
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(*found: tuple[str, str]) -> str:
    made = "".join(
        f'<Relationship Id="rId{number}" Type="http://schemas.openxmlformats.org/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(found, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _core(paper: Paper) -> str:
    """Return the title and the language, and nothing about who made the file and when."""
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(paper.title)}</dc:title>"
        f"<dc:language>{_REGIONS[paper.language]}</dc:language></cp:coreProperties>"
    )


def _settings(paper: Paper) -> str:
    region = _REGIONS[paper.language]
    return (
        f'{_XML}<w:settings xmlns:w="{_W}"><w:defaultTabStop w:val="709"/><w:characterSpacingControl'
        ' w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{region}"/></w:settings>'
    )


def _fonts() -> str:
    """Name the fonts: Word has both, elsewhere they have doubles of the same widths (Caladea, Carlito)."""
    return (
        f'{_XML}<w:fonts xmlns:w="{_W}">'
        '<w:font w:name="Cambria"><w:altName w:val="Caladea"/><w:family w:val="roman"/></w:font>'
        '<w:font w:name="Consolas"><w:altName w:val="DejaVu Sans Mono"/><w:family w:val="modern"/></w:font>'
        "</w:fonts>"
    )


def _foot(paper: Paper, across: int) -> str:
    before, between, after = paper.foot
    runs = "".join(
        (
            _said(paper.title),
            "<w:r><w:tab/></w:r>",
            _said(before),
            _field("PAGE"),
            _said(between),
            _field("NUMPAGES"),
            _said(after),
        )
    )
    return (
        f'{_XML}<w:ftr xmlns:w="{_W}"><w:p><w:pPr><w:pStyle w:val="Footer"/><w:tabs>'
        f'<w:tab w:val="right" w:pos="{across}"/></w:tabs></w:pPr>{runs}</w:p></w:ftr>'
    )


def _said(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _numbering(starts: Sequence[int]) -> str:
    lists = "".join(
        f'<w:num w:numId="{NUMBERED + place}"><w:abstractNumId w:val="1"/>'
        + "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{min(start, 32767)}"/></w:lvlOverride>'
            for level in range(_LEVELS)
        )
        + "</w:num>"
        for place, start in enumerate(starts)
    )
    return (
        f'{_XML}<w:numbering xmlns:w="{_W}">'
        f"{_abstract(0, 'bullet', '•')}{_abstract(1, 'decimal', '%{}.')}"
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{lists}</w:numbering>'
    )


def _abstract(number: int, kind: str, sign: str) -> str:
    levels = "".join(_level(level, kind, sign.format(level + 1)) for level in range(_LEVELS))
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{levels}</w:abstractNum>"
    )


def _level(level: int, kind: str, sign: str) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{sign}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{340 * (level + 1)}" w:hanging="340"/></w:pPr></w:lvl>'
    )


def _styles(paper: Paper) -> str:
    region = _REGIONS[paper.language]
    headings = "".join(_heading(level, *look) for level, look in enumerate(_HEADINGS, 1))
    return (
        f'{_XML}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:eastAsia="Cambria" w:cs="Times New Roman"/>'
        f'<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="{region}" w:eastAsia="zh-CN" w:bidi="he-IL"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:after="120" w:line="254" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        f"{_TABLE_NORMAL}{headings}{_PARAGRAPHS}{_OTHERS}{_TABLES}</w:styles>"
    )


_HEADINGS = (
    # before, after, half points, bold, italic, colour
    (0, 300, 38, "<w:b/>", ""),
    (300, 110, 25, "<w:b/>", ""),
    (220, 80, 22, "<w:b/>", f'<w:color w:val="{_SOFT}"/>'),
    (200, 80, 22, "<w:i/>", ""),
    (200, 80, 22, "<w:i/>", ""),
    (200, 80, 22, "<w:i/>", ""),
)


def _heading(level: int, before: int, after: int, size: int, weight: str, colour: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="9"/>'
        f"<w:qFormat/><w:pPr><w:keepNext/><w:keepLines/>"
        f'<w:spacing w:before="{before}" w:after="{after}" w:line="240" w:lineRule="auto"/>'
        f'<w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr>{weight}{colour}<w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _paragraph_style(name: str, shown: str, properties: str, looks: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="{shown}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{properties}</w:pPr>'
        f"{f'<w:rPr>{looks}</w:rPr>' if looks else ''}</w:style>"
    )


_PARAGRAPHS = "".join(
    (
        _paragraph_style("Item", "Item", '<w:spacing w:after="50"/>'),
        _paragraph_style("Fact", "Fact", '<w:spacing w:after="20"/>'),
        _paragraph_style("FactToFillIn", "Fact to fill in", '<w:spacing w:before="120" w:after="80"/>'),
        _paragraph_style(
            "ToSign",
            "To sign",
            '<w:keepNext/><w:keepLines/><w:tabs><w:tab w:val="left" w:pos="3300"/>'
            '<w:tab w:val="right" w:leader="underscore" w:pos="8500"/></w:tabs>'
            '<w:spacing w:before="500" w:after="120"/>',
        ),
        _paragraph_style(
            "WritingLine",
            "Writing line",
            f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="{_SOFT}"/></w:pBdr>'
            '<w:spacing w:before="240" w:after="0"/>',
        ),
        _paragraph_style(
            "Close", "Close", '<w:spacing w:after="0" w:line="170" w:lineRule="exact"/>', '<w:sz w:val="8"/>'
        ),
        _paragraph_style(
            "Typed",
            "Typed",
            '<w:spacing w:after="0"/>',
            '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/><w:sz w:val="18"/>',
        ),
        _paragraph_style(
            "TableHead",
            "Table head",
            '<w:keepNext/><w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>',
            f'<w:b/><w:color w:val="{_SOFT}"/><w:sz w:val="19"/><w:szCs w:val="19"/>',
        ),
        _paragraph_style(
            "TableText",
            "Table text",
            '<w:spacing w:before="60" w:after="60" w:line="240" w:lineRule="auto"/>',
            '<w:sz w:val="21"/><w:szCs w:val="21"/>',
        ),
    )
)
_OTHERS = (
    '<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/>'
    '<w:uiPriority w:val="99"/><w:pPr><w:spacing w:after="0"/></w:pPr>'
    f'<w:rPr><w:color w:val="{_SOFT}"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>'
    '<w:style w:type="character" w:customStyle="1" w:styleId="TypedText"><w:name w:val="Typed text"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/>'
    '<w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/><w:sz w:val="19"/></w:rPr></w:style>'
)

_TABLE_NORMAL = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="170" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)


def _table_style(name: str, shown: str, borders: str, cells: str) -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{name}"><w:name w:val="{shown}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr>{borders}</w:tblPr>{cells}'
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
        f'<w:bottom w:val="single" w:sz="6" w:space="0" w:color="{_SOFT}"/></w:tcBorders>'
        '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>'
    )


def _border(name: str) -> str:
    return f'<w:{name} w:val="single" w:sz="4" w:space="0" w:color="{_PALE}"/>'


_TABLES = _table_style("PlainTable", "Plain table", "", "") + _table_style(
    "FormTable",
    "Form table",
    f"<w:tblBorders>{''.join(map(_border, ('bottom', 'insideH', 'insideV')))}</w:tblBorders><w:tblCellMar>"
    '<w:left w:w="85" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>',
    '<w:tcPr><w:vAlign w:val="center"/></w:tcPr>',
)
