"""A plan of an invented commune, as long as asked for, as a Word file with automatic numbers,
looks and tables."""

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
VND = "application/vnd.openxmlformats-officedocument.wordprocessingml"

SENTENCES = (
    "Đưa thông tin về thủ tục hành chính đến từng thôn bằng loa truyền thanh hằng tuần.",
    "Niêm yết công khai kết quả giải quyết hồ sơ tại bộ phận một cửa của xã Suối Mây.",
    "Nêu gương người tốt, việc tốt; nhắc nhở nơi làm chậm, làm chưa đúng quy định.",
    "Hướng dẫn người dân nộp hồ sơ qua mạng, nhất là người cao tuổi ở các xóm xa trung tâm.",
    "Phối hợp với trường học, trạm y tế và các đoàn thể để nội dung dễ hiểu, dễ nhớ.",
    "Lấy ý kiến của bà con sau mỗi đợt và sửa cách làm ngay trong tháng kế tiếp.",
)
UNITS = ("Văn phòng xã", "Phòng Văn hóa - Xã hội", "Công an xã", "Trạm Y tế", "Các thôn")


def lines(pages):
    """Paragraphs in order: what they are, and their words. About 34 lines make a page."""
    out = [
        ("title", "KẾ HOẠCH"),
        ("title", "Tuyên truyền cải cách hành chính năm 2026 trên địa bàn xã Suối Mây"),
        ("text", "Ủy ban nhân dân xã Suối Mây ban hành kế hoạch như sau:"),
    ]
    for page in range(pages):
        if page % 3 == 0:
            out.append(("0", f"NỘI DUNG ĐỢT {page // 3 + 1}"))
        for part in range(3):
            out.append(("1", f"Việc làm lần {page * 3 + part + 1}"))
            for n in range(4):
                pick = page * 7 + part * 3 + n
                kind = ("3", "2", "text")[(page + part) % 3]
                words = f"{SENTENCES[pick % 6]} {SENTENCES[(pick + 2) % 6]} Mã việc V{pick}x{n}."
                out.append((kind, words))
        if page % 5 == 4:
            out.append(("table", f"đợt {page}"))
    out.append(("text", "Trên đây là Kế hoạch của Ủy ban nhân dân xã Suối Mây./."))
    return out


def rows(name):
    yield ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian", "Ghi chú")
    for n in range(1, 11):
        yield (str(n), f"{SENTENCES[n % 6]} ({name})", UNITS[n % 5], f"Quý {n % 4 + 1}", f"lần {n}")


def text(pages):
    """All words of the plan."""
    out = []
    for kind, words in lines(pages):
        if kind == "table":
            out += [" ".join(row) for row in rows(words)]
        else:
            out.append(words)
    return "\n".join(out)


def paragraph(words, props="", look=""):
    run = f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'
    return f"<w:p><w:pPr>{props}</w:pPr>{run}</w:p>"


def table(name):
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in (600, 4000, 2200, 1200, 1200))
    body = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows(name)
    )
    props = f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>"
    return f"<w:tbl>{props}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>{paragraph('')}"


def block(kind, words):
    if kind == "table":
        return table(words)
    if kind == "title":
        return paragraph(words, '<w:jc w:val="center"/>', "<w:b/>")
    if kind == "text":
        return paragraph(words)
    props = f'<w:numPr><w:ilvl w:val="{kind}"/><w:numId w:val="1"/></w:numPr>'
    return paragraph(words, props, "<w:b/>" if kind in "01" else "")


def word_file(pages):
    """The bytes of the Word file."""
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{label}"/></w:lvl>'
        for n, (form, label) in enumerate(
            (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-"))
        )
    )
    body = "".join(block(*line) for line in lines(pages))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{VND}.document.main+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{VND}.numbering+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="a" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship '
        f'Id="a" Type="{OFFICE}/numbering" Target="numbering.xml"/></Relationships>',
        "word/numbering.xml": f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{levels}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, xml in parts.items():
            packed.writestr(name, xml)
    return out.getvalue()
