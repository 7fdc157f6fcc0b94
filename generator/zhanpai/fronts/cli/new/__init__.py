"""`zhanpai new …`: start a station, a deputy, a news item or a whole site with the next free number."""
