"""标识: what hangs on doors and walls, as values; the press sets and prints them (`zhanpai.press.making`)."""
