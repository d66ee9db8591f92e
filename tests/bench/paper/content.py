"""The content every peer writes: 200 paragraphs, about 7,700 words, and two tables of ten rows
and eight columns, all made up. The same on every run."""

WHO = [
    "Phòng Văn hóa - Xã hội",
    "Trung tâm Phục vụ hành chính công",
    "Đài truyền thanh xã",
    "Tổ công nghệ số cộng đồng",
    "Đoàn Thanh niên",
    "Hội Liên hiệp Phụ nữ",
    "Trưởng bản các bản vùng cao",
    "Công chức phụ trách chuyển đổi số",
    "Ban Chỉ đạo cải cách hành chính",
]
WHAT = [
    "biên soạn bản tin ngắn về thủ tục hành chính thiết yếu",
    "hướng dẫn người dân nộp hồ sơ trực tuyến ngay tại nhà văn hóa",
    "niêm yết công khai thời hạn trả kết quả ở nơi dễ thấy",
    "giới thiệu cách xem tình trạng hồ sơ bằng điện thoại",
    "thu nhận phản ánh, kiến nghị và trả lời đúng hẹn",
    "phát tờ gấp có tranh cho bà con lúc chợ phiên",
    "lồng ghép nội dung tuyên truyền vào buổi sinh hoạt định kỳ",
]
HOW = [
    "bằng lời nói gần gũi, có bản dịch tiếng Thái và tiếng Mông",
    "theo lịch đã thống nhất với các đoàn thể",
    "không tổ chức hội nghị riêng khi lồng ghép được",
    "gắn với việc làm cụ thể của từng tuần",
    "bảo đảm đúng, đủ, dễ nhớ và dễ làm theo",
]
WHEN = [
    "trong quý I",
    "trước ngày mùa gặt",
    "vào sáng thứ Hai hằng tuần",
    "suốt cả năm",
    "ngay sau khi Kế hoạch được ban hành",
    "vào dịp ngày hội văn hóa các dân tộc",
    "chậm nhất ngày 20 của tháng cuối quý",
    "khi có thủ tục mới được công bố",
    "trong hai buổi mỗi tháng",
    "vào các buổi tối",
    "khi bà con đi nương về",
]
HEADER = ["TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian", "Kinh phí", "Ghi chú"]
TASKS = ["Phát thanh", "Phát tờ gấp", "Treo băng rôn", "Thi tìm hiểu", "Nói chuyện tại bản"]
UNITS = ["Phòng VH-XH", "Đài truyền thanh", "Đoàn Thanh niên", "Trưởng bản"]
PARAGRAPHS = 200
ROWS = 10


def sentence(n):
    """The n-th: lists of lengths without a common divisor make no two alike for long."""
    return (
        f"{WHO[n % len(WHO)]} {WHAT[n % len(WHAT)]} {HOW[n % len(HOW)]}, "
        f"{WHEN[n % len(WHEN)]}."
    )


def paragraph(n):
    count = 2 if n % 7 == 0 else 1
    words = " ".join(sentence(n * 2 + i) for i in range(count))
    return f"P{words}"


def table(first):
    rows = ["T" + "\t".join(HEADER)]
    for n in range(first, first + ROWS - 1):
        cells = [
            str(n - first + 1),
            TASKS[n % len(TASKS)],
            f"{n + 2} buổi",
            UNITS[n % len(UNITS)],
            UNITS[(n + 1) % len(UNITS)],
            f"Quý {'I' * (n % 3 + 1)}",
            f"{n}.500.000 đồng",
            "",
        ]
        rows.append("T" + "\t".join(cells))
    return rows


def lines():
    half = PARAGRAPHS // 2
    out = [paragraph(n) for n in range(half)]
    out += table(1)
    out += [paragraph(n) for n in range(half, PARAGRAPHS)]
    return out + table(20)
