// A short plan of an invented commune, with a missing number, a word run together and a page
// number, as text that is pasted.
export const PLAN_TEXT = `ỦY BAN NHÂN DÂN
XÃ BÌNH LẠC
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND
Bình Lạc, ngày 15 tháng 01 năm 2026
KẾ HOẠCH
Tuyên truyền nước sạch và vệ sinh môi trường năm 2026
Căn cứ Luật Tài nguyên nước ngày 27 tháng 11 năm 2023;
Ủy ban nhân dân xã xây dựng kế hoạch tuyên truyền như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
a) Nâng cao ý thức giữ gìn nguồn nước của người dân trong xã.
b) Vận động các hộ xây bể lọc.
2. Yêu cầu
- Nội dung ngắn gọn, dễ nhớ.
- Hình thức phù hợp với từng ấp.
II. NỘI DUNG TUYÊN TRUYỀN
1. Lợi ích của nước sạch.
2. Cách thu gom rác tại nhà.
4. Mức xử phạt khi xả rác ra kênh.
3
III. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội
- Chủ trì phát thanh mỗi tuần hai buổi trong quý II năm 2026.
- Treo mười băng rôn tại chợ và trường học.
2. Trạm Y tế xã
- Phối hợp tập huấn cho tổ trưởng các ấp.
Nơi nhận:
- Thường trực Đảng ủy (b/c);
- Lưu: VT, VHXH.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Đỗ Thị Hường
`;
