"""A station that stands as a heading over its people, in the column that counts the lines, is the station of all of them."""

from tests.content.tables.office_tables import known
from zhanpai.content.tables.table_reading import read_tables

LINES = (
    "序号,代表姓名,职务\r\n望月湖街道人大代表联络总站,,\r\n1,李样例,示例小学教师\r\n2,,\r\n"
    "望月湖街道湖东社区人大代表联络站,,\r\n1,王样例,示例公司职员\r\n"
)


def test_a_heading_in_the_column_of_line_numbers_is_no_line_number():
    (table,) = read_tables(LINES.encode(), known().names)
    assert [(row.line, row.cells["station"], row.cells["name"]) for row in table.rows] == [
        (3, "0001", "李样例"),
        (6, "0002", "王样例"),
    ]
    assert dict(table.skipped)[4] == "只有序号"
