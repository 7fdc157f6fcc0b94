"""The room 表格: tables taken along, and tables that come back, compared with what there is and written as one save."""
