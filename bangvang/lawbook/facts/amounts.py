"""Whole numbers about a person or a group."""

from .kinds import PERSONNEL, SCHOOL, Amount

AMOUNTS: dict[str, Amount] = {
    amount.name: amount
    for amount in (
        Amount("n_members", "số người của tập thể", "people counted", "người", SCHOOL, "members"),
        Amount(
            "n_completed",
            "số người hoàn thành nhiệm vụ trở lên",
            "members who completed their duty",
            "người",
            SCHOOL,
            "completed",
        ),
        Amount("n_ldtt", "số cá nhân đạt Lao động tiên tiến", "members with LĐTT", "người", SCHOOL, "ldtt"),
        Amount("n_cstdcs", "số Chiến sĩ thi đua cơ sở", "members with CSTĐ cơ sở", "người", SCHOOL, "cstdcs"),
        Amount(
            "n_disciplined_members",
            "số người bị kỷ luật từ cảnh cáo trở lên",
            "members disciplined at cảnh cáo or above",
            "người",
            SCHOOL,
            "disciplined_members",
        ),
        Amount(
            "knc_months",
            "thời gian công tác trong ngành được tính",
            "countable months in the sector",
            "tháng",
            PERSONNEL,
            "spells, years_in_education, discipline_periods",
        ),
        Amount(
            "education_months",
            "thời gian công tác trong ngành",
            "months in the sector",
            "tháng",
            PERSONNEL,
            "spells, years_in_education",
        ),
        Amount(
            "months_since_discipline",
            "thời gian từ khi hết thời hạn kỷ luật",
            "months since a term of discipline",
            "tháng",
            PERSONNEL,
            "discipline_periods",
        ),
        Amount(
            "difficult_months",
            "thời gian công tác ở vùng có điều kiện kinh tế - xã hội đặc biệt khó khăn",
            "months in an especially difficult area",
            "tháng",
            PERSONNEL,
            "years_in_difficult_area",
        ),
        Amount(
            "teaching_months",
            "thời gian trực tiếp giảng dạy",
            "months of direct teaching",
            "tháng",
            PERSONNEL,
            "years_teaching_directly",
        ),
        Amount(
            "sector_months",
            "thời gian công tác trong ngành",
            "months in the sector",
            "tháng",
            PERSONNEL,
            "years_in_education, spells",
        ),
        Amount("group_months", "thời gian từ khi thành lập", "months since it was founded", "tháng", SCHOOL, "founded"),
    )
}
